import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const EMULATOR = join(dirname(require.resolve("chime-sdk-meetings-emulator/package.json")), "lib", "cli.js");

/** After a pause this long every bucket of the quota is full again: 20 calls at 10 a second, and a second to spare. */
const REFILL_SECONDS = 3;

/** The dynamic provider asks for no meeting younger than 5 minutes whether it has ended. */
const AGE_SECONDS = 6 * 60;

/** Requests to the emulator at once, where there is one for each room. */
const IN_FLIGHT = 32;

interface MeetingAtService {
  readonly meetingId: string;
  readonly attendees: readonly { readonly attendeeId: string }[];
}

/** The emulator in a process of its own, so that neither its time nor its memory counts as a contestant's. */
export interface EmulatorProcess {
  readonly url: string;
  readonly pid: number | undefined;
  reset(): Promise<void>;
  /** Calls by operation since the last reset; refused ones count, too. */
  calls(): Promise<Record<string, number>>;
  countMeetings(): Promise<number>;
  /** Somebody joins every meeting, so that none ends for being empty while the bench is still busy with others. */
  joinAll(): Promise<void>;
  /** Fills the quota's buckets by moving the emulator's clock. */
  refill(): Promise<void>;
  /** Makes the meetings older than 5 minutes by moving the emulator's clock. */
  age(): Promise<void>;
  close(): Promise<void>;
}

/** `flags` are those of the emulator's command line, such as `--quotas`. */
export async function startEmulatorProcess(flags: readonly string[] = []): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [EMULATOR, "--port", "0", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const url = line.replace("listening on ", "");
  const control = async <T>(method: "GET" | "POST", path: string, content?: unknown): Promise<T> => {
    const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(content) };
    const response = await fetch(`${url}/_emulator/${path}`, { method, ...(content === undefined ? {} : json) });
    const text = await response.text();
    if (!response.ok) throw new Error(`The emulator refused ${method} ${path}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
  const meetings = () => control<MeetingAtService[]>("GET", "meetings");
  return {
    url,
    pid: child.pid,
    reset: () => control("POST", "reset"),
    calls: () => control("GET", "requests"),
    countMeetings: async () => (await meetings()).length,
    joinAll: async () => {
      const left = (await meetings()).values();
      const worker = async () => {
        for (const { meetingId, attendees } of left) {
          await control("POST", `meetings/${meetingId}/attendees/${attendees[0]?.attendeeId}/connect`);
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    },
    refill: () => control("POST", "clock", { advanceSeconds: REFILL_SECONDS }),
    age: () => control("POST", "clock", { advanceSeconds: AGE_SECONDS }),
    close: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
