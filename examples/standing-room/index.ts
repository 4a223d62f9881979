import * as aws from "@pulumi/aws";
import { StandingRoom } from "pulumi-chime-sdk-meetings/standing-room";

const office = new StandingRoom("office", {
  mediaRegion: "eu-central-1",
  rooms: { standup: {}, townhall: { meetingFeatures: { attendee: { maxCount: 100 } } } },
});

// The app's backend may join people, once it knows who they are.
const backend = new aws.iam.Role("backend", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("backend-joins", { role: backend.name, policyArn: office.joinPolicyArn });

export const joinUrl = office.joinUrl;
