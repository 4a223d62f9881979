import type { LogEntry } from "./logEntry";
import type { MeetingService } from "./meetingService";
import type { RoomTable } from "./roomTable";

/** What the protocol works with; wired in one place for Lambda, in another for local runs. */
export interface RoomParts {
  readonly meetings: MeetingService;
  readonly table: RoomTable;
  /** Tells these rooms from those of another table in the same account: part of every ClientRequestToken. */
  readonly namespace: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: (entry: LogEntry) => void;
}
