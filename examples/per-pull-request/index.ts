import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// Each pull request has a stack of its own, such as `pr-123`, and with it a room of its own.
const stack = pulumi.getStack();

// Who tries it out. To change it: pulumi config set testers '["host", "guest", "reviewer"]'
const testers = config.getObject<string[]>("testers") ?? ["host", "guest"];

const room = new Meeting("room", {
  externalMeetingId: `preview ${stack}`,
  mediaRegion: "eu-central-1",
  attendees: pulumi.output(testers.map((externalUserId) => ({ externalUserId }))),
  // A push finds a room with hours to live. To change it: pulumi config set replaceAfter 1ms
  replaceAfter: config.get("replaceAfter") ?? "12h",
  // What the room was last used with: pulumi config set commit <sha>
  tags: { stack, commit: config.get("commit") ?? "none" },
});

export const meetingId = room.meetingId;

// Secret: for the tests of this pull request.
export const joinInfo = room.joinInfo;
