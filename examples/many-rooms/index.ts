import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";
import { ROOMS, type Room } from "./rooms";

const config = new pulumi.Config();

// Rooms that this stack alone has, or has differently:
// pulumi config set rooms '{"logic": {"mediaRegion": "eu-central-1", "people": ["kurt", "rosza"]}}'
const rooms: Record<string, Room> = { ...ROOMS, ...config.getObject<Record<string, Room>>("rooms") };

// A tag of every room. To change it: pulumi config set term autumn
const term = config.get("term") ?? "spring";

const meetings = Object.entries(rooms).map(([name, { mediaRegion, people }]) => {
  const meeting = new Meeting(name, {
    externalMeetingId: `seminar ${name}`,
    mediaRegion,
    attendees: pulumi.output(people.map((externalUserId) => ({ externalUserId }))),
    tags: { term, room: name },
  });
  return [name, meeting] as const;
});

export const meetingIds = Object.fromEntries(meetings.map(([name, { meetingId }]) => [name, meetingId]));

// Secret: by room, then by person.
export const joinInfo = pulumi.all(Object.fromEntries(meetings.map(([name, meeting]) => [name, meeting.joinInfo])));
