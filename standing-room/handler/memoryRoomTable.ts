import { parseRecord, type RoomRecord, type StoredRoom } from "./roomRecord";
import type { RoomTable } from "./roomTable";

/** A table in memory for local runs. It stores text, as the DynamoDB table does. */
export class MemoryRoomTable implements RoomTable {
  readonly #items = new Map<string, { readonly text: string; readonly revision: string }>();
  #revisions = 0;

  async read(room: string): Promise<StoredRoom | undefined> {
    const item = this.#items.get(room);
    return item && { record: parseRecord(JSON.parse(item.text)), revision: item.revision };
  }

  async replace(room: string, record: RoomRecord, seen: StoredRoom | undefined): Promise<StoredRoom | undefined> {
    if (this.#items.get(room)?.revision !== seen?.revision) return undefined;
    this.#revisions += 1;
    const revision = String(this.#revisions);
    this.#items.set(room, { text: JSON.stringify(record), revision });
    return { record, revision };
  }
}
