import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../engine/runCommand";
import type { Variables } from "../../engine/workspace";
import type { Load, Operation, Service, Session } from "./contestant";

const DRIVERS = join(__dirname, "..", "drivers");

/** What a program without an engine can do: it has no inputs to compare and nothing to preview. */
const OFFERED: readonly Operation[] = ["up", "refresh", "destroy"];

/** A program of ../drivers, started for each operation; between them it keeps the ids of its meetings in a file. */
export async function openDriverSession(
  driver: "sdk" | "cli",
  { rooms, attendees, parallel }: Load,
  service: Service,
  env: Variables = {},
): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-bench-"));
  const environment = {
    ...process.env,
    AWS_REGION: "us-east-1",
    // The AWS CLI 1 knows only this one.
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: join(folder, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "no-aws-credentials"),
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: service.url,
    BENCH_ROOMS: String(rooms),
    BENCH_ATTENDEES: String(attendees),
    BENCH_IN_FLIGHT: String(parallel),
    BENCH_IDS: join(folder, "ids.json"),
    ...env,
  };
  return {
    offers: (operation) => OFFERED.includes(operation),
    run: async (operation) => {
      const script = join(DRIVERS, `${driver}Driver.js`);
      const { code, stderr } = await runCommand(process.execPath, [script, operation], {
        cwd: folder,
        env: environment,
      });
      return { succeeded: code === 0, lastWords: stderr };
    },
    stateBytes: () => undefined,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
