import * as pulumi from "@pulumi/pulumi";
import { MediaCapabilities, Meeting, MeetingAttendee } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// Who speaks. To change it: pulumi config set hosts '["alice", "bob"]'
const hosts = config.getObject<string[]>("hosts") ?? ["alice"];

// Who watches. To change it: pulumi config set audience '["carol", "dave", "erin", "frank"]'
const audience = config.getObject<string[]>("audience") ?? ["carol", "dave", "erin"];

// Who of the audience may speak at the moment. To change it: pulumi config set speaking '["carol"]'
const speaking = new Set(config.getObject<string[]>("speaking") ?? []);

// The most people in the room, hosts and whoever your app lets in besides included. To change it: pulumi config set seats 100
const seats = config.getNumber("seats") ?? 50;

const all = MediaCapabilities.SendReceive;
const watch = MediaCapabilities.Receive;
const viewOnly = { audio: watch, video: watch, content: watch };
const speaker = { audio: all, video: all, content: watch };

const hall = new Meeting("hall", {
  externalMeetingId: "all-hands",
  mediaRegion: "eu-central-1",
  meetingFeatures: { attendee: { maxCount: seats } },
  attendees: pulumi.output(hosts.map((externalUserId) => ({ externalUserId }))),
});

// Each is a resource of its own: so people come, go and get the word while the meeting goes on.
const joinInfoOf = audience.map((externalUserId) => {
  const capabilities = speaking.has(externalUserId) ? speaker : viewOnly;
  const viewer = new MeetingAttendee(
    externalUserId,
    { meeting: hall, externalUserId, capabilities },
    // The end of the meeting is the end of its attendees: no call for each.
    { deletedWith: hall },
  );
  return [externalUserId, viewer.joinInfo] as const;
});

export const meetingId = hall.meetingId;

// Secret: one for each person.
export const hostJoinInfo = hall.joinInfo;
export const audienceJoinInfo = pulumi.all(Object.fromEntries(joinInfoOf));
