import type { MachineFacts } from "../report/machineFacts";
import type { ResultsFolder, Session } from "../report/results";
import type { Size } from "./names";

/** What every suite runs with. */
export interface SuiteContext {
  readonly size: Size;
  readonly results: ResultsFolder;
  readonly facts: Omit<MachineFacts, "loadBefore">;
  /** How this start of a suite is described in the report; asked for when the suite has been measured. */
  session(): Session;
  say(line: string): void;
}
