import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

// Who may join. To change it: pulumi config set attendees '["alice", "bob", "carol"]'
const attendees = new pulumi.Config().getObject<string[]>("attendees") ?? ["alice", "bob"];

const standup = new Meeting("standup", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: attendees.map((externalUserId) => ({ externalUserId })),
  tags: { team: "video" },
});

export const meetingId = standup.meetingId;
export const meetingArn = standup.meetingArn;

// Secret. `pulumi stack output joinInfo --show-secrets` reads them.
export const joinTokens = standup.joinTokens;
export const joinInfo = standup.joinInfo;
