import type { RoomRecord, StoredRoom } from "./roomRecord";

/** The stored rooms: one item for each room, changed only by compare-and-set. */
export interface RoomTable {
  /** The latest state of the room; undefined where the table has no item. */
  read(room: string): Promise<StoredRoom | undefined>;
  /**
   * Writes the record if the room is still as it was `seen`, and returns what it wrote. Undefined: another process wrote first, and
   * nothing was written.
   */
  replace(room: string, record: RoomRecord, seen: StoredRoom | undefined): Promise<StoredRoom | undefined>;
}
