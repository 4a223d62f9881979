import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// Who may join. To change it: pulumi config set attendees '["alice", "bob", "carol"]'
const attendees = config.getObject<string[]>("attendees") ?? ["alice", "bob"];

// Who pays for it. To change it: pulumi config set team support
const team = config.get("team") ?? "video";

const standup = new Meeting("standup", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: pulumi.output(attendees.map((externalUserId) => ({ externalUserId }))),
  tags: { team },
});

export const meetingId = standup.meetingId;
export const meetingArn = standup.meetingArn;

// Secret. `pulumi stack output joinInfo --show-secrets` reads them.
export const joinTokens = standup.joinTokens;
export const joinInfo = standup.joinInfo;
