import {
  ChimeSDKMeetingsClient,
  CreateMeetingWithAttendeesCommand,
  DeleteMeetingCommand,
  GetMeetingCommand,
  ListAttendeesCommand,
  type MeetingFeaturesConfiguration,
} from "@aws-sdk/client-chime-sdk-meetings";
import { drive } from "./drive";

/** The raw SDK, one client for all; `BENCH_ADAPTIVE` has it wait for the quota as its own documentation advises. */
const client = new ChimeSDKMeetingsClient(
  process.env["BENCH_ADAPTIVE"] ? { retryMode: "adaptive", maxAttempts: 100 } : {},
);

void drive({
  create: async ({ externalMeetingId, mediaRegion, attendees, meetingFeatures }) => {
    const features: MeetingFeaturesConfiguration | undefined = meetingFeatures && {
      Attendee: { MaxCount: meetingFeatures.attendee.maxCount },
    };
    const { Meeting } = await client.send(
      new CreateMeetingWithAttendeesCommand({
        ClientRequestToken: `${externalMeetingId}-${Date.now()}`,
        ExternalMeetingId: externalMeetingId,
        MediaRegion: mediaRegion,
        Attendees: attendees.map(({ externalUserId }) => ({ ExternalUserId: externalUserId })),
        ...(features ? { MeetingFeatures: features } : {}),
      }),
    );
    return Meeting?.MeetingId ?? "";
  },
  read: async (MeetingId) => {
    await client.send(new GetMeetingCommand({ MeetingId }));
    await client.send(new ListAttendeesCommand({ MeetingId }));
  },
  remove: (MeetingId) => client.send(new DeleteMeetingCommand({ MeetingId })),
});
