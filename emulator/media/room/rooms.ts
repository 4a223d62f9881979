import type { MediaClock } from "../mediaClock";
import type { Member } from "./member";
import { Room } from "./room";
import type { RoomAudio } from "./roomAudio";

export interface RoomsParts {
  readonly clock: MediaClock;
  createAudio(): RoomAudio;
  onPresent(member: Member): void;
  onAbsent(member: Member, dropped: boolean): void;
}

/** The rooms of all meetings, by the id of the primary meeting. */
export class Rooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<string, Room>();

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }

  /** The room of a meeting, which is opened at the first join. */
  open(meetingId: string): Room {
    const known = this.#rooms.get(meetingId);
    if (known !== undefined) return known;
    const { createAudio, ...parts } = this.#parts;
    const room = new Room(meetingId, { ...parts, audio: createAudio() });
    this.#rooms.set(meetingId, room);
    return room;
  }

  find(meetingId: string): Room | undefined {
    return this.#rooms.get(meetingId);
  }

  all(): Room[] {
    return [...this.#rooms.values()];
  }

  close(meetingId: string): void {
    this.#rooms.get(meetingId)?.close();
    this.#rooms.delete(meetingId);
  }
}
