import {
  type Attendee,
  ChimeSDKMeetingsClient,
  CreateMeetingWithAttendeesCommand,
  DeleteMeetingCommand,
  GetMeetingCommand,
  ListAttendeesCommand,
  type Meeting,
} from "@aws-sdk/client-chime-sdk-meetings";
import * as pulumi from "@pulumi/pulumi";
import { eachRoom, nameOf, type RoomRequest, requestOf } from "./rooms";

/*
 * A dynamic provider as one writes it after Pulumi's guide: a class in the program's own file, a client in each method, what the
 * service answers kept as it comes. Pulumi writes the text of all of it into each resource's state.
 */

interface RoomState extends RoomRequest {
  readonly meeting?: Meeting | undefined;
  readonly attendeesInMeeting?: Attendee[] | undefined;
}

class RoomProvider implements pulumi.dynamic.ResourceProvider<RoomRequest, RoomState> {
  async create(inputs: RoomRequest) {
    const client = new ChimeSDKMeetingsClient({});
    const answer = await client.send(
      new CreateMeetingWithAttendeesCommand({
        ClientRequestToken: `${inputs.externalMeetingId}-${Date.now()}`,
        ExternalMeetingId: inputs.externalMeetingId,
        MediaRegion: inputs.mediaRegion,
        Attendees: inputs.attendees.map((attendee) => ({ ExternalUserId: attendee.externalUserId })),
      }),
    );
    return {
      id: answer.Meeting?.MeetingId ?? "",
      outs: { ...inputs, meeting: answer.Meeting, attendeesInMeeting: answer.Attendees },
    };
  }

  async read(id: string, state?: RoomState) {
    const client = new ChimeSDKMeetingsClient({});
    const { Meeting } = await client.send(new GetMeetingCommand({ MeetingId: id }));
    const { Attendees } = await client.send(new ListAttendeesCommand({ MeetingId: id }));
    return { id, props: { ...(state as RoomState), meeting: Meeting, attendeesInMeeting: Attendees } };
  }

  async delete(id: string) {
    const client = new ChimeSDKMeetingsClient({});
    await client.send(new DeleteMeetingCommand({ MeetingId: id }));
  }
}

const provider = new RoomProvider();

class Room extends pulumi.dynamic.Resource {
  constructor(name: string, request: RoomRequest) {
    super(provider, name, { meeting: undefined, attendeesInMeeting: undefined, ...request });
  }
}

for (const room of eachRoom()) new Room(nameOf(room), requestOf(room));
