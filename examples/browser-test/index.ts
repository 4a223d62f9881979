import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";
import { callRoom } from "./room";

const config = new pulumi.Config();

// Who may join. To change it: pulumi config set people '["alice", "bob", "carol"]'
const people = config.getObject<[string, ...string[]]>("people") ?? ["alice", "bob"];

// To change it: pulumi config set stage second
const call = new Meeting("call", callRoom(people, config.get("stage")));

export const meetingId = call.meetingId;

// Secret.
export const joinInfo = call.joinInfo;
