import * as pulumi from "@pulumi/pulumi";
import { getMeetingOutput, listAttendeesOutput, MediaCapabilities, MeetingAttendee } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// The room of another stack, such as its output `meetingId`: pulumi config set meetingId <id>
const meetingId = config.require("meetingId");

// Whether the guest only watches. To change it: pulumi config set watches true
const media = config.getBoolean("watches") ? MediaCapabilities.Receive : MediaCapabilities.SendReceive;

const room = getMeetingOutput({ meetingId });

const guest = new MeetingAttendee("guest", {
  meeting: room,
  externalUserId: config.get("name") ?? "guest",
  capabilities: { audio: media, video: media, content: media },
});

export const externalMeetingId = room.externalMeetingId;

// Secret: what the guest's client joins with.
export const joinInfo = guest.joinInfo;

// Secret as a whole, since it holds join tokens. The names alone are none.
const everybody = listAttendeesOutput({ meetingId: guest.meetingId, region: guest.region }).attendees;
export const present = pulumi.unsecret(everybody.apply((all) => all.map(({ externalUserId }) => externalUserId)));
