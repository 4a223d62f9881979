import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type RoomTemplateArgs, StandingRoom } from "pulumi-chime-sdk-meetings/standing-room";

// The rooms, each with what it has of its own. To change them: pulumi config set rooms '{"standup": {}, "retro": {}}'
const rooms = new pulumi.Config().getObject<Record<string, RoomTemplateArgs>>("rooms") ?? {
  standup: {},
  townhall: { meetingFeatures: { attendee: { maxCount: 100 } } },
};

const office = new StandingRoom("office", { mediaRegion: "eu-central-1", rooms });

// The app's backend may join people, once it knows who they are.
const backend = new aws.iam.Role("backend", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("backend-joins", { role: backend.name, policyArn: office.joinPolicyArn });

export const joinUrl = office.joinUrl;
