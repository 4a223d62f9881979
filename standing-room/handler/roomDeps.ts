import type { ActionService } from "./actions/actionService";
import type { Authenticate } from "./identity/person";
import type { JoinRateLimit } from "./joinRateLimit";
import type { LoggedEvent } from "./logEntry";
import type { MeetingService } from "./meetingService";
import type { RoomTable } from "./roomTable";

/** The dependencies of the protocol. There is one composition root for Lambda, and one for local runs. */
export interface RoomDeps {
  readonly meetings: MeetingService;
  readonly table: RoomTable;
  /** Verifies who calls. Default: the request names the person. */
  readonly authenticate?: Authenticate;
  /** The calls of actions. Default: nobody may act. */
  readonly actions?: ActionService;
  /** Default: persons join as often as they request it. */
  readonly rateLimit?: JoinRateLimit;
  /** Distinguishes these rooms from those of another table in the same account: part of every ClientRequestToken. */
  readonly namespace: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: (event: LoggedEvent) => void;
}
