import { findViolations } from "./constraints/findViolations";
import type { AttendeeSummary, ParticipantOptions } from "./emulator";
import type { BotOptions } from "./media/bots/bot";
import type { Media } from "./media/media";
import { admitAttendee } from "./operations/admitAttendees";
import type { Call } from "./operations/operation";
import type { MeetingRecord } from "./state/records";
import { summariseAttendee } from "./summarise";

const VALUES: Readonly<Record<keyof BotOptions, readonly string[]>> = {
  audio: ["silence", "tone"],
  video: ["none", "pattern"],
};

/** What an attendee is created with. */
export type ParticipantDeps = Omit<Call, "scope" | "operation" | "partialFailure" | "mediaUrl">;

/** The options, if each keeps its rule; a RangeError names the one that does not. */
export function checkParticipant(fields: object): ParticipantOptions {
  const given = fields as Readonly<Record<string, unknown>>;
  const names = ["externalUserId", ...Object.keys(VALUES)];
  for (const name of Object.keys(fields)) {
    if (!names.includes(name)) throw new RangeError(`A participant has no "${name}". It has ${names.join(", ")}.`);
  }
  if (typeof given["externalUserId"] !== "string")
    throw new RangeError("The externalUserId of a participant is a string.");
  const input = { MeetingId: "00000000-0000-4000-8000-000000000000", ExternalUserId: given["externalUserId"] };
  const [violation] = findViolations("CreateAttendeeRequest", input);
  if (violation !== undefined) throw new RangeError(`The externalUserId of a participant: ${violation.rule}.`);
  for (const [name, values] of Object.entries(VALUES)) {
    const value = given[name];
    if (value !== undefined && !values.includes(String(value))) {
      throw new RangeError(`The ${name} of a participant is one of ${values.join(", ")}.`);
    }
  }
  return fields as ParticipantOptions;
}

/** Adds an attendee that is present without a browser. */
export function addParticipant(
  meeting: MeetingRecord,
  { externalUserId, audio = "silence", video = "none" }: ParticipantOptions,
  media: Media | undefined,
  deps: ParticipantDeps,
): AttendeeSummary {
  if (media === undefined) throw new RangeError("A participant needs media, which this emulator was started without.");
  const call: Call = { ...deps, scope: meeting.scope, operation: "CreateAttendee", mediaUrl: undefined };
  const attendee = admitAttendee(meeting, { ExternalUserId: externalUserId }, call);
  media.addParticipant(meeting, attendee, { audio, video });
  return summariseAttendee(attendee);
}
