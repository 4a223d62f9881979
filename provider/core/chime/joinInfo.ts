import type { Attendee, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { toPlainJson } from "../json";
import { pascalCaseKeys } from "../wireCase";
import type { JoinedAttendee } from "./attendees";

/**
 * What `new MeetingSessionConfiguration(joinInfo.Meeting, joinInfo.Attendee)` of amazon-chime-sdk-js takes. The attendee's
 * `JoinToken` is a credential: send it only to that person, over an authenticated channel.
 */
export interface JoinInfo {
  /** The API's Meeting, under the names of the API. */
  readonly Meeting: Meeting;
  /** The API's Attendee, with its `JoinToken`. */
  readonly Attendee: Attendee;
}

/** The members of the API's Meeting, as outputs. */
export const MEETING_FIELDS = [
  "meetingId",
  "meetingHostId",
  "externalMeetingId",
  "mediaRegion",
  "mediaPlacement",
  "meetingFeatures",
  "primaryMeetingId",
  "tenantIds",
  "meetingArn",
] as const;

export function toJoinInfo(meeting: Record<string, unknown>, attendee: JoinedAttendee): JoinInfo {
  const { attendeeId, externalUserId, joinToken, capabilities } = attendee;
  return toPlainJson({
    Meeting: pascalCaseKeys(Object.fromEntries(MEETING_FIELDS.map((name) => [name, meeting[name]]))) as Meeting,
    Attendee: pascalCaseKeys({ externalUserId, attendeeId, joinToken, capabilities }) as Attendee,
  });
}

/** The join token of each attendee by `externalUserId`. */
export function joinTokensOf(attendees: readonly JoinedAttendee[]): Record<string, string> {
  return byUser(attendees, ({ joinToken }) => joinToken);
}

/** AWS's id of each attendee by `externalUserId`. */
export function attendeeIdsOf(attendees: readonly JoinedAttendee[]): Record<string, string> {
  return byUser(attendees, ({ attendeeId }) => attendeeId);
}

/** The join information of each attendee by `externalUserId`. */
export function joinInfoOf(
  meeting: Record<string, unknown>,
  attendees: readonly JoinedAttendee[],
): Record<string, JoinInfo> {
  return byUser(attendees, (attendee) => toJoinInfo(meeting, attendee));
}

function byUser<T>(attendees: readonly JoinedAttendee[], pick: (attendee: JoinedAttendee) => T | undefined) {
  const entries = attendees.map((attendee) => [attendee.externalUserId, pick(attendee)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, T>;
}
