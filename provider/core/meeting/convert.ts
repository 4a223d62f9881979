import type {
  Attendee,
  CreateAttendeeRequestItem,
  CreateMeetingWithAttendeesRequest,
  Meeting,
  Tag,
} from "@aws-sdk/client-chime-sdk-meetings";
import { type Members, toPlainJson } from "../json";
import { camelCaseKeys, pascalCaseKeys } from "../wireCase";
import { declarationOf } from "./declaration";
import {
  type DeclaredAttendee,
  type JoinedAttendee,
  type MeetingInputs,
  type MeetingOutputs,
  STATE_VERSION,
} from "./outputs";
import { MAX_ATTENDEES_AT_CREATION, PROPERTIES } from "./schema";

/** Members of the API's Meeting that are more than the request repeated. */
const ANSWERED_MEMBERS: readonly string[] = ["meetingId", "meetingArn", "mediaPlacement", "meetingFeatures"];

/** What the API takes: the arguments that are sent, tags as a list, and the token that makes a retry find the same meeting. */
export function toCreateRequest(inputs: MeetingInputs, token: string): CreateMeetingWithAttendeesRequest {
  const sent = PROPERTIES.filter((rule) => rule.sent && inputs[rule.path] !== undefined);
  const members = Object.fromEntries(sent.map(({ path }) => [path, inputs[path]]));
  const request = pascalCaseKeys(members) as Omit<CreateMeetingWithAttendeesRequest, "ClientRequestToken">;
  return {
    ...request,
    Attendees: toAttendeeItems(inputs.attendees.slice(0, MAX_ATTENDEES_AT_CREATION)),
    ...(inputs.tags ? { Tags: toTagList(inputs.tags) } : {}),
    ClientRequestToken: token,
  };
}

export function toAttendeeItems(attendees: readonly DeclaredAttendee[]): CreateAttendeeRequestItem[] {
  return pascalCaseKeys(attendees) as CreateAttendeeRequestItem[];
}

export function toTagList(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags that the program can manage: AWS's own begin with `aws:`. */
export function toTagMap(tags: readonly Tag[]): Record<string, string> {
  const own = tags.filter(({ Key }) => !Key?.toLowerCase().startsWith("aws:"));
  return Object.fromEntries(own.map(({ Key, Value }) => [Key, Value ?? ""]));
}

export function toJoinedAttendees(attendees: readonly Attendee[]): JoinedAttendee[] {
  return attendees.map((attendee) => camelCaseKeys(attendee) as JoinedAttendee);
}

/** The attendees in the order in which the program declares them. */
export function inDeclaredOrder(
  attendees: readonly JoinedAttendee[],
  declared: readonly DeclaredAttendee[],
): JoinedAttendee[] {
  const byUser = new Map(attendees.map((attendee) => [attendee.externalUserId, attendee]));
  return declared.flatMap(({ externalUserId }) => byUser.get(externalUserId) ?? []);
}

/** A meeting as the service answered it, and the moment and place that the answer does not tell. */
export interface CreatedMeeting {
  readonly meeting: Meeting;
  readonly attendees: readonly JoinedAttendee[];
  readonly region: string;
  readonly createdAt?: string;
}

export function toOutputs(inputs: MeetingInputs, created: CreatedMeeting): MeetingOutputs {
  return toPlainJson({
    ...declaredOutputs(inputs),
    ...answeredMembers(created.meeting),
    stateVersion: STATE_VERSION,
    region: created.region,
    attendees: created.attendees,
    createdAt: created.createdAt,
    declared: declarationOf(inputs, created.attendees),
  }) as MeetingOutputs;
}

/** The arguments that are outputs too, under the same name. */
export function declaredOutputs(inputs: MeetingInputs): Members {
  return Object.fromEntries(
    PROPERTIES.filter(({ path }) => inputs[path] !== undefined).map(({ path }) => [path, inputs[path]]),
  );
}

/** Everything that the service says of a meeting, under the names of arguments and outputs. */
export function meetingMembers(meeting: Meeting): Members {
  const members = Object.entries(camelCaseKeys(meeting) as Members);
  return Object.fromEntries(
    members.filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)),
  );
}

/** What only the service can say. */
export function answeredMembers(meeting: Meeting): Members {
  return Object.fromEntries(
    Object.entries(meetingMembers(meeting)).filter(([name]) => ANSWERED_MEMBERS.includes(name)),
  );
}

/** Inputs that states of stateVersion 1 repeat, and that no class sets any more. */
const FORMER_INPUTS = ["resourceIdentity"];

/** Of the outputs of a state, those that are not the program's arguments repeated. */
export function answeredOutputs(outs: MeetingOutputs): MeetingOutputs {
  const declared = new Set([...PROPERTIES.map(({ path }) => path), ...FORMER_INPUTS]);
  return Object.fromEntries(
    Object.entries(outs).filter(([name]) => !declared.has(name) || ANSWERED_MEMBERS.includes(name)),
  ) as MeetingOutputs;
}
