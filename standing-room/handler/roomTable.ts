import type { RoomRecord, StoredRoom } from "./roomRecord";

/** Where rooms are remembered: one item for each room, changed only by compare-and-set. */
export interface RoomTable {
  /** The latest state of the room; undefined where nothing is known of it. */
  read(room: string): Promise<StoredRoom | undefined>;
  /**
   * Writes the record if the room is still as it was `seen`, and answers what it wrote. Undefined: somebody else was first, and
   * nothing was written.
   */
  replace(room: string, record: RoomRecord, seen: StoredRoom | undefined): Promise<StoredRoom | undefined>;
}
