import type { JoinedAttendee } from "../../provider/core/chime/attendees";
import { attendeeIdsOf, joinTokensOf } from "../../provider/core/chime/joinInfo";
import type { JsonObject } from "../../provider/core/json";
import { inDeclaredOrder, inputFields, serverAssignedOutputs } from "../../provider/core/meeting/convert";
import { expiryOf } from "../../provider/core/meeting/lifetime";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { repairsFor } from "../../provider/core/meeting/repairs";
import { OPTIONAL_OUTPUTS } from "../../provider/core/meeting/schema";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { type NativeResource, unknownOutputs } from "./nativeResource";

const OF_ATTENDEES = ["attendees", "attendeeIds", "joinTokens"] as const;

/** The outputs that only the service knows. */
const SERVER_ASSIGNED = ["meetingId", "meetingArn", "mediaPlacement", "meetingFeatures", "createdAt", "expiresAt"];

/** Pulumi reports an output that is absent as unknown. */
const ABSENT: JsonObject = Object.fromEntries(OPTIONAL_OUTPUTS.map((name) => [name, null]));

export const meeting: NativeResource = {
  lifecycle: "meeting",
  secretOutputs: ["attendees", "joinTokens"],
  secretWith: { attendeeIds: "attendees" },
  derive,
  previewCreate: (inputs) => ({
    ...ABSENT,
    ...inputFields(inputs as MeetingInputs),
    ...unknownOutputs([...SERVER_ASSIGNED, ...OF_ATTENDEES]),
    region: inputs["region"] ?? UNKNOWN,
  }),
  previewUpdate: (olds, news) => {
    const outs = olds as MeetingOutputs;
    const inputs = news as MeetingInputs;
    const { missing, drifted } = repairsFor(inputs.attendees, outs.attendees);
    const current = { ...ABSENT, ...inputFields(inputs), ...serverAssignedOutputs(outs), region: outs.region };
    return missing.length + drifted.length > 0
      ? { ...current, ...unknownOutputs(OF_ATTENDEES) }
      : derive({ ...current, attendees: inDeclaredOrder(outs.attendees, inputs.attendees) });
  },
  mayEndByItself: true,
};

function derive(outs: JsonObject): JsonObject {
  const { attendees = [], createdAt } = outs as { attendees?: readonly JoinedAttendee[]; createdAt?: string };
  return {
    ...outs,
    attendeeIds: attendeeIdsOf(attendees),
    joinTokens: joinTokensOf(attendees),
    // The time of creation of a meeting that was adopted or imported is not known.
    ...(createdAt === undefined ? { createdAt: null, expiresAt: null } : { expiresAt: expiryOf(createdAt) }),
  };
}
