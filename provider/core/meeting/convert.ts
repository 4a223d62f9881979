import type { CreateMeetingWithAttendeesRequest, Meeting, Tag } from "@aws-sdk/client-chime-sdk-meetings";
import { type DeclaredAttendee, type JoinedAttendee, toAttendeeItems } from "../chime/attendees";
import { meetingFields, toTagList } from "../chime/meetings";
import { type JsonObject, toPlainJson } from "../json";
import { pascalCaseKeys } from "../wireCase";
import { declarationOf } from "./declaration";
import { type MeetingInputs, type MeetingOutputs, STATE_VERSION } from "./outputs";
import { MAX_ATTENDEES_AT_CREATION, PROPERTIES } from "./schema";

/** Fields of the API's Meeting that are not arguments, or whose values the service completes. */
const SERVER_ASSIGNED: readonly string[] = ["meetingId", "meetingArn", "mediaPlacement", "meetingFeatures"];

/** The request: the arguments that are sent, tags as a list, and the token by which retries create one meeting. */
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

/** The tags that a program can manage, which are those without the prefix `aws:`. */
export function toTagMap(tags: readonly Tag[]): Record<string, string> {
  const own = tags.filter(({ Key }) => !Key?.toLowerCase().startsWith("aws:"));
  return Object.fromEntries(own.map(({ Key, Value }) => [Key, Value ?? ""]));
}

/** The attendees in the order in which the program declares them. */
export function inDeclaredOrder(
  attendees: readonly JoinedAttendee[],
  declared: readonly DeclaredAttendee[],
): JoinedAttendee[] {
  const byUser = new Map(attendees.map((attendee) => [attendee.externalUserId, attendee]));
  return declared.flatMap(({ externalUserId }) => byUser.get(externalUserId) ?? []);
}

/** A meeting as the service returned it, and its region and time of creation, which the response does not have. */
export interface CreatedMeeting {
  readonly meeting: Meeting;
  readonly attendees: readonly JoinedAttendee[];
  readonly region: string;
  readonly createdAt?: string;
}

export function toOutputs(inputs: MeetingInputs, created: CreatedMeeting): MeetingOutputs {
  return toPlainJson({
    ...inputFields(inputs),
    ...serverAssignedFields(created.meeting),
    stateVersion: STATE_VERSION,
    region: created.region,
    attendees: created.attendees,
    createdAt: created.createdAt,
    declared: declarationOf(inputs, created.attendees),
  }) as MeetingOutputs;
}

/** The arguments that are also outputs, under the same names. */
export function inputFields(inputs: MeetingInputs): JsonObject {
  return Object.fromEntries(
    PROPERTIES.filter(({ path }) => inputs[path] !== undefined).map(({ path }) => [path, inputs[path]]),
  );
}

/** The fields that only the service knows. */
export function serverAssignedFields(meeting: Meeting): JsonObject {
  return Object.fromEntries(Object.entries(meetingFields(meeting)).filter(([name]) => SERVER_ASSIGNED.includes(name)));
}

/** Inputs of states of stateVersion 1 that the classes no longer set. */
const FORMER_INPUTS = ["resourceIdentity"];

/** The outputs of a state without the repeated arguments. */
export function serverAssignedOutputs(outs: MeetingOutputs): MeetingOutputs {
  const declared = new Set([...PROPERTIES.map(({ path }) => path), ...FORMER_INPUTS]);
  return Object.fromEntries(
    Object.entries(outs).filter(([name]) => !declared.has(name) || SERVER_ASSIGNED.includes(name)),
  ) as MeetingOutputs;
}
