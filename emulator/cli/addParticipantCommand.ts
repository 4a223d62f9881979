import { parseArgs } from "node:util";
import { checkParticipant } from "../addParticipant";

/** The first argument of the command line that adds a participant to a running emulator. */
export const ADD_PARTICIPANT = "add-participant";

export const ADD_PARTICIPANT_USAGE = `chime-sdk-meetings-emulator ${ADD_PARTICIPANT} <emulator's url> <MeetingId> <ExternalUserId> [--audio tone] [--video pattern]`;

/** Adds a participant without a browser to a meeting of a running emulator. Returns the line to print. Throws an error with the reason. */
export async function runAddParticipant(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { audio: { type: "string" }, video: { type: "string" } },
    allowPositionals: true,
  });
  const [url = "", meetingId = "", externalUserId, ...rest] = positionals;
  if (externalUserId === undefined || rest.length > 0) throw new RangeError(`Usage: ${ADD_PARTICIPANT_USAGE}`);
  if (!URL.canParse(url))
    throw new RangeError(`The emulator's address "${url}" is not a URL. Usage: ${ADD_PARTICIPANT_USAGE}`);
  const participant = checkParticipant({ externalUserId, ...values });
  const path = `/_emulator/meetings/${encodeURIComponent(meetingId)}/participants`;
  const response = await fetch(new URL(path, url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(participant),
  }).catch((cause: unknown) => {
    throw new Error(`No emulator answers at ${url}.`, { cause });
  });
  const content = (await response.json()) as { readonly Message?: string; readonly attendeeId?: string };
  if (!response.ok) throw new Error(content.Message ?? `The emulator answered with status ${response.status}.`);
  return `added ${externalUserId} as the attendee ${content.attendeeId}`;
}
