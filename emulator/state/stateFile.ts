import { readFileSync, rmSync } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import type { VirtualClock } from "../clock";
import { lockFile, type Release } from "./fileLock";
import { entryOf, HEADER, type JournalEntry, parseJournal, toLines } from "./journal";
import type { MeetingStore } from "./meetingStore";

/** The file holds join tokens, so only its owner may read it. */
const OWNER_ONLY = 0o600;

/** The file is rewritten once it is larger than this and twice as large as after the last time. */
const SMALLEST_COMPACTION_BYTES = 1024 * 1024;

/** A write that failed after the call took effect. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
}

/**
 * Keeps the meetings and the clock in a file: a journal of lines, one for each meeting that a call has changed. So a write costs the
 * same however many meetings there are. The journal is rewritten now and then, as what there is.
 */
export class StateFile {
  readonly #path: string;
  readonly #store: MeetingStore;
  readonly #clock: VirtualClock;
  #file: FileHandle | undefined;
  #release: Release | undefined;
  #length = 0;
  #lengthWhenCompacted = 0;
  #savedOffset = 0;
  /** Entries that a failed write has not brought into the file. */
  #unwritten: readonly JournalEntry[] = [];
  #writing: Promise<void> = Promise.resolve();
  /** Whether a write is under way. */
  #isWriting = false;
  #queued: Promise<void> | undefined;

  constructor(path: string, store: MeetingStore, clock: VirtualClock) {
    this.#path = path;
    this.#store = store;
    this.#clock = clock;
  }

  /** Locks the file and restores its state. An error says why the file cannot be used. */
  async load(): Promise<void> {
    this.#release = await lockFile(this.#path);
    if (this.#release === undefined) {
      throw new Error(`Another emulator uses the state file ${this.#path}. Stop it, or name another file.`);
    }
    this.#store.trackChanges();
    try {
      const text = readIfPresent(this.#path);
      if (text !== undefined) this.#restore(text);
      await this.#compact();
    } catch (error) {
      await this.#release();
      throw error;
    }
  }

  /** Resolves when all changes until now are in the file; at once if there are none. Saves that come together share one write. */
  save(): Promise<void> {
    if (this.#queued) return this.#queued;
    const entries = this.#changes();
    // The write that is under way may have taken the changes of this call.
    if (entries.length === 0) return this.#isWriting ? this.#writing : Promise.resolve();
    this.#unwritten = [...this.#unwritten, ...entries];
    // The failure of an earlier write was reported to those who waited for it.
    const earlier = this.#writing.catch(() => undefined);
    this.#queued = earlier.then(() => {
      this.#queued = undefined;
      this.#unwritten = [...this.#unwritten, ...this.#changes()];
      this.#writing = this.#write();
      return this.#writing;
    });
    return this.#queued;
  }

  async close(): Promise<void> {
    try {
      await this.save();
      await this.#writing;
    } finally {
      await this.#file?.close();
      await this.#release?.();
    }
  }

  #restore(text: string): void {
    const state = parseJournal(text);
    if (state === undefined) {
      throw new Error(
        `The file ${this.#path} is not a state file of this emulator, or it is damaged. Name another file, or delete it.`,
      );
    }
    this.#clock.setOffset(state.clockOffsetMilliseconds);
    this.#store.restore(state.meetings);
  }

  #changes(): JournalEntry[] {
    const entries = [...this.#store.takeChanges()].map((id) => entryOf(id, this.#store.peek(id)));
    const offset = this.#clock.offsetMilliseconds;
    if (offset === this.#savedOffset) return entries;
    this.#savedOffset = offset;
    return [...entries, { clockOffsetMilliseconds: offset }];
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      await this.#writeEntries();
    } finally {
      this.#isWriting = false;
    }
  }

  async #writeEntries(): Promise<void> {
    const entries = this.#unwritten;
    const lines = Buffer.from(toLines(entries));
    try {
      await this.#append(lines);
    } catch (error) {
      await this.#file?.truncate(this.#length).catch(() => undefined);
      throw new StateFileError(
        `The call took effect, but the state file ${this.#path} cannot be written: ${(error as Error).message}. ` +
          "The change is written with the next call that succeeds.",
        { cause: error },
      );
    }
    this.#unwritten = this.#unwritten.slice(entries.length);
    this.#length += lines.length;
    const largest = Math.max(SMALLEST_COMPACTION_BYTES, 2 * this.#lengthWhenCompacted);
    // Only saves space: where it fails, the journal goes on.
    if (this.#length > largest) await this.#compact().catch(() => undefined);
  }

  /** A disk that is getting full takes a part of the lines without an error, and refuses the rest. */
  async #append(lines: Buffer): Promise<void> {
    let written = 0;
    while (this.#file !== undefined && written < lines.length) {
      const { bytesWritten } = await this.#file.write(lines, written, lines.length - written, this.#length + written);
      written += bytesWritten;
    }
    await this.#file?.datasync();
  }

  /** Writes another file and renames it, so that a crash leaves either the old content or the new one. */
  async #compact(): Promise<void> {
    const draft = `${this.#path}.tmp`;
    // A draft of a process that was killed holds join tokens.
    rmSync(draft, { force: true });
    const offset = this.#clock.offsetMilliseconds;
    const meetings = this.#store.all().map((meeting) => entryOf(meeting.meetingId, meeting));
    const content = Buffer.from(toLines([HEADER, { clockOffsetMilliseconds: offset }, ...meetings]));
    const file = await this.#openDraft(draft);
    try {
      await file.writeFile(content);
      await file.sync();
      await rename(draft, this.#path);
    } catch (error) {
      await file.close();
      rmSync(draft, { force: true });
      throw new Error(`The state file ${this.#path} cannot be written: ${(error as Error).message}.`, { cause: error });
    }
    await this.#file?.close();
    this.#file = file;
    this.#length = content.length;
    this.#lengthWhenCompacted = content.length;
    this.#savedOffset = offset;
  }

  async #openDraft(draft: string): Promise<FileHandle> {
    try {
      return await open(draft, "w", OWNER_ONLY);
    } catch (error) {
      throw new Error(`The state file ${this.#path} cannot be written: ${(error as Error).message}.`, { cause: error });
    }
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The state file ${path} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
