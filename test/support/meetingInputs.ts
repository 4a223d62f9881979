import type { Capabilities, DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";

/** Right inputs of a room with two attendees; a test overrides only what it is about. */
export function meetingInputs(overrides: Record<string, unknown> = {}): MeetingInputs {
  return {
    externalMeetingId: "standup",
    mediaRegion: "eu-central-1",
    attendees: [attendee("alice"), attendee("bob")],
    region: "us-east-1",
    ...overrides,
  };
}

export function attendee(externalUserId: string, capabilities?: Capabilities): DeclaredAttendee {
  return { externalUserId, ...(capabilities ? { capabilities } : {}) };
}

export const VIEW_ONLY: Capabilities = { audio: "Receive", video: "Receive", content: "Receive" };

export const ALL_CAPABILITIES: Capabilities = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };

/** Every argument there is, set to something that is right. */
export function fullyPopulatedInputs(): MeetingInputs {
  return meetingInputs({
    attendees: [attendee("alice", ALL_CAPABILITIES), attendee("bob", VIEW_ONLY)],
    clientRequestToken: "token-1",
    meetingHostId: "host",
    meetingFeatures: {
      audio: { echoReduction: "AVAILABLE" },
      video: { maxResolution: "FHD" },
      content: { maxResolution: "UHD" },
      attendee: { maxCount: 25 },
    },
    notificationsConfiguration: {
      lambdaFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:notify",
      snsTopicArn: "arn:aws:sns:us-east-1:111122223333:topic",
      sqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:queue",
    },
    primaryMeetingId: "0a1b2c3d-1111-4222-8333-0123456f2713",
    tenantIds: ["tenant-1"],
    tags: { team: "video", stage: "test" },
    mediaPlacementNetworkType: "DualStack",
    triggers: { day: "monday" },
    replaceAfter: "12h",
  });
}

/** Outputs as the state holds them after these inputs were created at `createdAt`. */
export function meetingOutputs(inputs: MeetingInputs, overrides: Record<string, unknown> = {}): MeetingOutputs {
  return {
    ...inputs,
    stateVersion: 2,
    meetingId: "0a1b2c3d-2222-4222-8333-0123456f2713",
    meetingArn: "arn:aws:chime:us-east-1:111122223333:meeting/0a1b2c3d-2222-4222-8333-0123456f2713",
    region: inputs.region ?? "us-east-1",
    createdAt: "2026-01-01T00:00:00.000Z",
    attendees: inputs.attendees.map(({ externalUserId, capabilities = ALL_CAPABILITIES }, index) => ({
      externalUserId,
      capabilities,
      attendeeId: `9f8e7d6c-5b4a-3928-1706-00000000000${index}`,
      joinToken: `token of ${externalUserId}`,
    })),
    ...overrides,
  };
}
