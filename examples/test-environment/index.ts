import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";
import { interviewRoom } from "./interviewRoom";

const config = new pulumi.Config();

// Who may join. To change it: pulumi config set people '["interviewer", "candidate", "scribe"]'
const people = config.getObject<[string, ...string[]]>("people") ?? ["interviewer", "candidate"];

// To change it: pulumi config set stage second
const interview = new Meeting("interview", interviewRoom(people, config.get("stage")));

export const meetingId = interview.meetingId;

// Secret.
export const joinInfo = interview.joinInfo;
