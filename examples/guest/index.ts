import * as pulumi from "@pulumi/pulumi";
import { getMeetingOutput, listAttendeesOutput, MeetingAttendee } from "pulumi-chime-sdk-meetings";

// The room of another stack, such as its output `meetingId`: pulumi config set meetingId <id>
const meetingId = new pulumi.Config().require("meetingId");

const room = getMeetingOutput({ meetingId });

const guest = new MeetingAttendee("guest", { meeting: room, externalUserId: "guest" });

export const externalMeetingId = room.externalMeetingId;

// Secret: what the guest's client joins with.
export const joinInfo = guest.joinInfo;

// Secret as a whole, since it holds join tokens. The names alone are none.
const everybody = listAttendeesOutput({ meetingId: guest.meetingId, region: guest.region }).attendees;
export const present = pulumi.unsecret(everybody.apply((all) => all.map(({ externalUserId }) => externalUserId)));
