import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";
import { MeetingNotifications } from "pulumi-chime-sdk-meetings/standing-room";
import { consume } from "./consumer";

const config = new pulumi.Config();

// The queue and the topic, with the policies that Amazon Chime SDK needs to send to them.
// Without the topic: pulumi config set topic false
const events = new MeetingNotifications("events", { topic: config.getBoolean("topic") ?? true });

const standup = new Meeting("standup", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  notificationsConfiguration: events.configuration,
  // To change it: pulumi config set team support
  tags: { team: config.get("team") ?? "video" },
});

// A function that is called with each event of the queue. Pulumi makes it from the code of `consume`.
if (events.queue) {
  const consumer = new aws.lambda.CallbackFunction("consumer", {
    callback: consume,
    runtime: "nodejs22.x",
    policies: [aws.iam.ManagedPolicy.AWSLambdaSQSQueueExecutionRole],
  });
  new aws.lambda.EventSourceMapping("consumer", { eventSourceArn: events.queue.arn, functionName: consumer.name });
}

export const meetingId = standup.meetingId;
export const queueUrl = pulumi.output(events.queue?.url);
