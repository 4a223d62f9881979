import { readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { VirtualClock } from "../clock";
import type { MeetingStore } from "./meetingStore";
import type { AttendeeRecord, MeetingRecord } from "./records";

/** Of the file's form; raised when an older emulator could not read a newer file. */
const VERSION = 1;

/** The file holds join tokens, so only its owner may read it. */
const OWNER_ONLY = 0o600;

interface State {
  readonly version: number;
  readonly clockOffsetMilliseconds: number;
  readonly meetings: readonly StoredMeeting[];
}

type StoredMeeting = Omit<MeetingRecord, "tags" | "attendees"> & {
  readonly tags: readonly [string, string][];
  readonly attendees: readonly AttendeeRecord[];
};

/** Keeps the meetings and the clock in a file, which at any moment holds one whole state. */
export class StateFile {
  readonly #path: string;
  readonly #store: MeetingStore;
  readonly #clock: VirtualClock;
  #writing: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;

  constructor(path: string, store: MeetingStore, clock: VirtualClock) {
    this.#path = path;
    this.#store = store;
    this.#clock = clock;
  }

  /** Takes up the state of the file, or makes the file; either way it turns out here if the file cannot be used. */
  async load(): Promise<void> {
    const state = this.#read();
    if (state === undefined) {
      await this.save();
      return;
    }
    this.#clock.setOffset(state.clockOffsetMilliseconds);
    for (const meeting of state.meetings) {
      const attendees = new Map(meeting.attendees.map((attendee) => [attendee.attendeeId, attendee]));
      this.#store.add({ ...meeting, tags: new Map(meeting.tags), attendees });
    }
  }

  /** Resolves when the state as it is now, or a later one, is in the file. Saves that come together share one write. */
  save(): Promise<void> {
    // What went wrong with an earlier write was told to those who waited for it.
    const earlier = this.#writing.catch(() => undefined);
    this.#queued ??= earlier.then(() => {
      this.#queued = undefined;
      this.#writing = this.#write();
      return this.#writing;
    });
    return this.#queued;
  }

  #read(): State | undefined {
    const text = readIfThere(this.#path);
    if (text === undefined) return undefined;
    const state = parse(text);
    if (state?.version === VERSION) return state;
    throw new Error(
      `The state file ${this.#path} is not one of this emulator's (version ${VERSION}). Name another file, or delete it.`,
    );
  }

  async #write(): Promise<void> {
    const state: State = {
      version: VERSION,
      clockOffsetMilliseconds: this.#clock.offsetMilliseconds,
      meetings: this.#store.all().map((meeting) => ({
        ...meeting,
        tags: [...meeting.tags],
        attendees: [...meeting.attendees.values()],
      })),
    };
    try {
      await replaceFile(this.#path, JSON.stringify(state));
    } catch (error) {
      throw new Error(`The state file ${this.#path} cannot be written: ${(error as Error).message}.`, { cause: error });
    }
  }
}

/** Writes another file and renames it, so that a crash leaves either the old content or the new one. */
async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  const file = await open(draft, "w", OWNER_ONLY);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The state file ${path} cannot be read.`, { cause: error });
  }
}

function parse(text: string): State | undefined {
  try {
    return JSON.parse(text) as State | undefined;
  } catch {
    return undefined;
  }
}
