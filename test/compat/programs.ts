import { ROOM_PROGRAM } from "../support/room";
import { TS_NODE } from "./versions";

/** A user's program of one room, in one of the ways in which programs are written. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly packageJson: { readonly type: "commonjs" | "module" };
  /** Packages that this way needs besides Pulumi's and TypeScript. */
  readonly besides: readonly string[];
}

export type ProgramName = keyof typeof PROGRAMS;

/** Lets a cell see that the program ran on its version of Node.js. */
const NODE_OUTPUT = "export const node = process.version;\n";

const TYPESCRIPT = ROOM_PROGRAM + NODE_OUTPUT;

const JAVASCRIPT_MODULE = TYPESCRIPT.replace(", type MeetingArgs", "").replace("<MeetingArgs>", "");

const ALONE =
  ROOM_PROGRAM.replace("type MeetingArgs", "MeetingArgs") +
  "export const node = (globalThis as any).process.version;\n";

const JAVASCRIPT = `
const pulumi = require("@pulumi/pulumi");
const { Meeting } = require("pulumi-chime-sdk-meetings");

const room = new Meeting("standup", new pulumi.Config().requireObject("args"));
const { meetingId, meetingArn, attendees, joinTokens, joinInfo, attendeeIds, tags } = room;

module.exports = { meetingId, meetingArn, attendees, joinTokens, joinInfo, attendeeIds, tags, node: process.version };
`;

const MOCKED = `
const pulumi = require("@pulumi/pulumi");
const { Meeting } = require("pulumi-chime-sdk-meetings");
const { chimeMocks } = require("pulumi-chime-sdk-meetings/testing");

pulumi.runtime.setMocks(chimeMocks()).then(() => {
  new Meeting("standup", { externalMeetingId: "standup", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] });
  console.log("declared");
});
`;

const JAVASCRIPT_ONLY_YAML = "name: user\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** Every entry point, and a component whose types are made of `@pulumi/aws`. */
const EVERY_ENTRY = `
import type * as pulumi from "@pulumi/pulumi";
import { getMeetingOutput, MediaCapabilities, Meeting, MeetingAttendee, MeetingTranscription } from "pulumi-chime-sdk-meetings";
import { startEmulator } from "chime-sdk-meetings-emulator";
import { StandingRoom } from "pulumi-chime-sdk-meetings/standing-room";
import { startLocalRooms } from "pulumi-chime-sdk-meetings/standing-room/local";
import { chimeMocks, withMeeting } from "pulumi-chime-sdk-meetings/testing";

const room = new Meeting("room", { externalMeetingId: "room", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] });
const capabilities = { audio: MediaCapabilities.Receive, video: "None", content: "None" } as const;
const guest = new MeetingAttendee("guest", { meeting: room, externalUserId: "guest", capabilities });
const office = new StandingRoom("office", { mediaRegion: "eu-central-1", rooms: { standup: {} } });

export const texts: pulumi.Output<string>[] = [room.meetingId, guest.joinToken, office.joinUrl];
export const others = [MeetingTranscription, getMeetingOutput, startEmulator, startLocalRooms, chimeMocks, withMeeting];
`;

const PULUMI_YAML = "name: user\nruntime: nodejs\n";

const files = (program: Readonly<Record<string, string>>) => ({ "Pulumi.yaml": PULUMI_YAML, ...program });

const tsconfig = (compilerOptions: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: ["node"], ...compilerOptions } });

const TODAY = { module: "nodenext", moduleResolution: "nodenext" };

/** What `pulumi new typescript` wrote for years. */
const TEMPLATE = { target: "es2020", module: "commonjs", moduleResolution: "node" };

export const PROGRAMS = {
  typescript: {
    files: files({
      "index.ts": TYPESCRIPT,
      "tsconfig.json": tsconfig(TODAY),
    }),
    packageJson: { type: "commonjs" },
    besides: ["@types/node@20"],
  },
  typescriptOfTemplate: {
    files: files({
      "index.ts": TYPESCRIPT,
      "tsconfig.json": tsconfig(TEMPLATE),
    }),
    packageJson: { type: "commonjs" },
    besides: ["@types/node@20"],
  },
  types: {
    files: { "index.ts": EVERY_ENTRY, "tsconfig.json": tsconfig(TODAY) },
    packageJson: { type: "commonjs" },
    besides: ["@types/node@20"],
  },
  typesOfTemplate: {
    files: { "index.ts": EVERY_ENTRY, "tsconfig.json": tsconfig(TEMPLATE) },
    packageJson: { type: "commonjs" },
    besides: ["@types/node@20"],
  },
  /** As in the README: one file, no tsconfig.json, no types of Node.js. */
  typescriptAlone: { files: files({ "index.ts": ALONE }), packageJson: { type: "commonjs" }, besides: [] },
  typescriptModule: {
    files: files({
      "index.ts": TYPESCRIPT,
      "tsconfig.json": tsconfig(TODAY),
    }),
    packageJson: { type: "module" },
    besides: ["@types/node@20", `ts-node@${TS_NODE}`],
  },
  /** Pulumi does not load TypeScript before such a program, but only to write its providers. */
  javascriptOnly: {
    files: { "Pulumi.yaml": JAVASCRIPT_ONLY_YAML, "index.js": JAVASCRIPT },
    packageJson: { type: "commonjs" },
    besides: [],
  },
  /** With no engine: under mocks, as in a unit test. */
  mocked: { files: { "index.js": MOCKED }, packageJson: { type: "commonjs" }, besides: [] },
  javascript: { files: files({ "index.js": JAVASCRIPT }), packageJson: { type: "commonjs" }, besides: [] },
  javascriptModule: { files: files({ "index.js": JAVASCRIPT_MODULE }), packageJson: { type: "module" }, besides: [] },
} as const satisfies Record<string, Program>;
