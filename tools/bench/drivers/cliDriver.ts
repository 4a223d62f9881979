import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { drive } from "./drive";

/** The AWS CLI: a process for each call. `BENCH_AWS` is its path. */
const program = process.env["BENCH_AWS"] ?? "aws";

async function call(operation: string, ...options: string[]) {
  const { stdout } = await promisify(execFile)(program, [
    "chime-sdk-meetings",
    operation,
    "--output",
    "json",
    ...options,
  ]);
  return stdout === "" ? {} : JSON.parse(stdout);
}

void drive({
  create: async ({ externalMeetingId, mediaRegion, attendees }) => {
    const { Meeting } = await call(
      "create-meeting-with-attendees",
      "--client-request-token",
      `${externalMeetingId}-${Date.now()}`,
      "--external-meeting-id",
      externalMeetingId,
      "--media-region",
      mediaRegion,
      "--attendees",
      ...attendees.map(({ externalUserId }) => `ExternalUserId=${externalUserId}`),
    );
    return Meeting.MeetingId;
  },
  read: async (id) => {
    await call("get-meeting", "--meeting-id", id);
    await call("list-attendees", "--meeting-id", id);
  },
  remove: (id) => call("delete-meeting", "--meeting-id", id),
});
