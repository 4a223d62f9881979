import { type MeetingSessionStatus, MeetingSessionStatusCode } from "amazon-chime-sdk-js";

const SENTENCES: Readonly<Partial<Record<MeetingSessionStatusCode, string>>> = {
  [MeetingSessionStatusCode.Left]: "You left the meeting.",
  [MeetingSessionStatusCode.MeetingEnded]: "The meeting has ended.",
  [MeetingSessionStatusCode.AudioAttendeeRemoved]: "You were removed from the meeting.",
  [MeetingSessionStatusCode.AudioJoinedFromAnotherDevice]: "You joined the meeting from another page or device.",
  [MeetingSessionStatusCode.AudioAuthenticationRejected]: "The meeting refused the join token.",
  [MeetingSessionStatusCode.SignalingBadRequest]: "The meeting refused the join token.",
  [MeetingSessionStatusCode.AudioCallAtCapacity]: "The meeting is full.",
};

/** Says in a sentence why a session has stopped. */
export function sentenceFor(status: MeetingSessionStatus): string {
  const code = status.statusCode();
  return SENTENCES[code] ?? `The connection to the meeting failed: ${MeetingSessionStatusCode[code]}.`;
}
