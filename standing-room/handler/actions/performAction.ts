import type { Capabilities } from "../../../provider/core/chime/attendees";
import {
  capabilitiesRules,
  contentNeedsVideo,
  EXTERNAL_ID_RULE,
  RECEIVING,
} from "../../../provider/core/chime/sharedRules";
import type { JsonObject } from "../../../provider/core/json";
import { createCheck } from "../../../provider/core/rules/check";
import { camelCaseKeys } from "../../../provider/core/wireCase";
import { invalidRequest } from "../checkJoinRequest";
import { forgetMeeting } from "../forgetMeeting";
import { mayEnter, type Person } from "../identity/person";
import { JoinError } from "../joinError";
import type { RoomDeps } from "../roomDeps";
import { UpstreamError } from "../upstreamError";
import type { ActionService, ListedAttendee } from "./actionService";

/** What a person may do in a room, by the name of the action. */
const ACTIONS = ["list", "leave", "mute", "setCapabilities", "end"] as const;
type ActionName = (typeof ACTIONS)[number];

/** A room with an active meeting, as an action finds it. */
interface ActionTarget {
  readonly room: string;
  readonly meetingId: string;
  readonly attendees: readonly ListedAttendee[];
  readonly inputs: JsonObject;
  readonly person: Person;
}

type Perform = (target: ActionTarget, service: ActionService, deps: RoomDeps) => Promise<object>;

const PERFORM: Readonly<Record<ActionName, Perform>> = {
  list: async ({ attendees }) => ({ attendees }),
  leave: async ({ meetingId, attendees, person }, service) => {
    await service.deleteAttendee(meetingId, attendeeOf(attendees, person.externalUserId).AttendeeId);
    return {};
  },
  mute: async ({ meetingId, attendees, inputs }, _service, deps) => {
    const { AttendeeId, Capabilities } = attendeeOf(attendees, inputs["externalUserId"]);
    const audio = RECEIVING.includes(Capabilities.Audio) ? "Receive" : "None";
    return change(meetingId, AttendeeId, { ...(camelCaseKeys(Capabilities) as Capabilities), audio }, deps);
  },
  setCapabilities: async ({ meetingId, attendees, inputs }, _service, deps) => {
    const { AttendeeId } = attendeeOf(attendees, inputs["externalUserId"]);
    return change(meetingId, AttendeeId, inputs["capabilities"] as Capabilities, deps);
  },
  end: async ({ room, meetingId }, service, deps) => {
    await service.endMeeting(meetingId);
    // The next joiner finds a vacant room, which saves it two calls.
    await forgetMeeting(room, meetingId, deps);
    return {};
  },
};

const NEEDS_ATTENDEE: readonly string[] = ["mute", "setCapabilities"];

const checkMembers = createCheck({
  resource: "an action",
  rules: [
    { path: "action", type: "string", required: true, oneOf: ACTIONS, source: "[own]" },
    { path: "room", ...EXTERNAL_ID_RULE, required: true },
    { path: "externalUserId", ...EXTERNAL_ID_RULE },
    ...capabilitiesRules("capabilities"),
  ],
  crossRules: [
    ({ capabilities }) => contentNeedsVideo("capabilities", capabilities),
    ({ action, externalUserId }) =>
      memberFor("externalUserId", NEEDS_ATTENDEE.includes(String(action)), externalUserId),
    ({ action, capabilities }) => memberFor("capabilities", action === "setCapabilities", capabilities),
  ],
});

/** The action of a request and its room, for the log. */
export interface Performed {
  readonly action: ActionName;
  readonly room: string;
  readonly answer: object;
}

/** Performs the action of `POST {action, room, externalUserId?, capabilities?}`, if the token allows it to its person. */
export async function performAction(body: JsonObject, person: Person | undefined, deps: RoomDeps): Promise<Performed> {
  const { inputs, failures } = checkMembers(body);
  if (failures.length > 0) throw invalidRequest(failures);
  const { action, room } = inputs as { readonly action: ActionName; readonly room: string };
  if (
    deps.actions === undefined ||
    person === undefined ||
    !person.actions.includes(action) ||
    !mayEnter(person, room)
  ) {
    throw new JoinError({ status: 403, code: "ActionNotAllowed", message: "The token does not allow this action." });
  }
  const record = (await deps.table.read(room))?.record;
  const meetingId = record?.phase === "open" ? record.meeting.MeetingId : undefined;
  try {
    if (meetingId === undefined) throw noMeeting();
    const attendees = await deps.actions.listAttendees(meetingId);
    const answer = await PERFORM[action]({ room, meetingId, attendees, inputs, person }, deps.actions, deps);
    return { action, room, answer };
  } catch (error) {
    // The meeting has ended, or the attendee was deleted, since it was found.
    if (error instanceof UpstreamError && error.failure === "NotFoundException") throw noMeeting();
    throw error;
  }
}

async function change(meetingId: string, attendeeId: string, capabilities: Capabilities, { meetings }: RoomDeps) {
  const changed = await meetings.updateCapabilities(meetingId, attendeeId, capabilities);
  if (changed === undefined) throw notInMeeting();
  return { Capabilities: changed.Capabilities };
}

function attendeeOf(attendees: readonly ListedAttendee[], externalUserId: unknown): ListedAttendee {
  const found = attendees.find((attendee) => attendee.ExternalUserId === externalUserId);
  if (found === undefined) throw notInMeeting();
  return found;
}

function notInMeeting(): JoinError {
  return new JoinError({ status: 404, code: "NotInMeeting", message: "The person is not in the meeting of the room." });
}

function noMeeting(): JoinError {
  return new JoinError({ status: 404, code: "NoMeeting", message: "The room has no active meeting." });
}

function memberFor(property: string, isNeeded: boolean, value: unknown) {
  if (isNeeded === (value !== undefined)) return [];
  return [{ property, reason: isNeeded ? "is required for this action" : "is not a member of this action" }];
}
