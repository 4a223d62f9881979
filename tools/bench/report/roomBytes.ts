import { ChimeSDKMeetingsClient, CreateMeetingWithAttendeesCommand } from "@aws-sdk/client-chime-sdk-meetings";
import { startEmulator } from "chime-sdk-meetings-emulator";
import { requestOf } from "../programs/rooms";

/** How many bytes a room's inputs and the service's answer to them have as JSON: what a state could not do without. */
export async function measureRoomBytes(): Promise<number> {
  const emulator = await startEmulator();
  const client = new ChimeSDKMeetingsClient({
    endpoint: emulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" },
  });
  try {
    const request = requestOf(0);
    const { Meeting, Attendees, Errors } = await client.send(
      new CreateMeetingWithAttendeesCommand({
        ClientRequestToken: "room-bytes",
        ExternalMeetingId: request.externalMeetingId,
        MediaRegion: request.mediaRegion,
        Attendees: request.attendees.map(({ externalUserId }) => ({ ExternalUserId: externalUserId })),
      }),
    );
    return JSON.stringify(request).length + JSON.stringify({ Meeting, Attendees, Errors }).length;
  } finally {
    client.destroy();
    await emulator.close();
  }
}
