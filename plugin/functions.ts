import type { ChimeApi, ChimeApiFor } from "../provider/core/aws/chimeApi";
import type { JoinedAttendee } from "../provider/core/chime/attendees";
import { toJoinInfo } from "../provider/core/chime/joinInfo";
import {
  checkLookup,
  findAttendees,
  findMeeting,
  type LookupArgs,
  lookUpMeeting,
} from "../provider/core/chime/lookups";
import type { JsonObject } from "../provider/core/json";
import { type CheckFailure, createCheck } from "../provider/core/rules/check";
import type { PropertyRule } from "../provider/core/rules/propertyRule";

/** The result of a function. Without `outputs`, its arguments are wrong. */
interface Invocation {
  readonly outputs?: JsonObject;
  readonly failures: readonly CheckFailure[];
}

/** A function of the package. */
export interface NativeFunction {
  readonly secretOutputs: readonly string[];
  /** It takes a `region`. */
  readonly isRegional: boolean;
  call(args: JsonObject): Promise<Invocation>;
}

/** The arguments of `joinInfo`. The members of a meeting that are not named here are those of the service. */
const JOIN_INFO_RULES: readonly PropertyRule[] = [
  { path: "meeting", type: "object", required: true, source: "[own] a Meeting, or some of its outputs" },
  { path: "meeting.meetingId", type: "string", required: true, source: "[M] Meeting" },
  { path: "meeting.mediaPlacement", type: "any", required: true, source: "[M] Meeting" },
  { path: "meeting.attendees", type: "list", required: true, source: "[M] Attendee" },
  { path: "meeting.attendees[*]", type: "object", source: "[M] Attendee" },
  { path: "meeting.attendees[*].externalUserId", type: "string", required: true, source: "[M] Attendee" },
  { path: "meeting.attendees[*].attendeeId", type: "string", required: true, source: "[M] Attendee" },
  { path: "meeting.attendees[*].joinToken", type: "string", required: true, source: "[M] Attendee" },
  { path: "meeting.attendees[*].capabilities", type: "any", source: "[M] Attendee" },
  { path: "meeting.externalMeetingId", type: "string", source: "[M] Meeting" },
  { path: "meeting.mediaRegion", type: "string", source: "[M] Meeting" },
  { path: "meeting.meetingArn", type: "string", source: "[M] Meeting" },
  { path: "meeting.meetingFeatures", type: "any", source: "[M] Meeting" },
  { path: "meeting.meetingHostId", type: "string", source: "[M] Meeting" },
  { path: "meeting.primaryMeetingId", type: "string", source: "[M] Meeting" },
  { path: "meeting.tenantIds", type: "any", source: "[M] Meeting" },
  { path: "externalUserId", type: "string", required: true, source: "[own] one of the attendees" },
];

const checkJoinInfo = createCheck({ resource: "joinInfo", rules: JOIN_INFO_RULES, crossRules: [] });

interface JoinInfoArgs {
  readonly meeting: JsonObject & { readonly attendees: readonly JoinedAttendee[] };
  readonly externalUserId: string;
}

/** The functions of the package by their tokens. */
export function createFunctions(chimeFor: ChimeApiFor): Readonly<Record<string, NativeFunction>> {
  return {
    "chime-sdk-meetings:index:getMeeting": {
      secretOutputs: [],
      isRegional: true,
      call: lookingUp(chimeFor, async (chime, meetingId) => ({ ...(await findMeeting(chime, meetingId)) })),
    },
    "chime-sdk-meetings:index:listAttendees": {
      secretOutputs: ["attendees"],
      isRegional: true,
      call: lookingUp(chimeFor, async (chime, meetingId) => ({ attendees: await findAttendees(chime, meetingId) })),
    },
    "chime-sdk-meetings:index:joinInfo": { secretOutputs: ["joinInfo"], isRegional: false, call: joinInfo },
  };
}

function lookingUp(chimeFor: ChimeApiFor, find: (chime: ChimeApi, meetingId: string) => Promise<JsonObject>) {
  return async (args: JsonObject): Promise<Invocation> => {
    const { inputs, failures } = checkLookup(args);
    if (failures.length > 0) return { failures };
    const lookup = inputs as unknown as LookupArgs;
    return { outputs: await lookUpMeeting(chimeFor(lookup.region), lookup, find), failures };
  };
}

/** Makes no call. */
async function joinInfo(args: JsonObject): Promise<Invocation> {
  const { inputs, failures } = checkJoinInfo(args);
  if (failures.length > 0) return { failures };
  const { meeting, externalUserId } = inputs as unknown as JoinInfoArgs;
  const attendee = meeting.attendees.find((one) => one.externalUserId === externalUserId);
  if (attendee) return { outputs: { joinInfo: toJoinInfo(meeting, attendee) }, failures };
  const reason = "must be the externalUserId of one of meeting.attendees";
  return { failures: [{ property: "externalUserId", reason }] };
}
