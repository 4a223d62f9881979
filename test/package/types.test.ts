import { join } from "node:path";
import { expect } from "chai";
import * as ts from "typescript";

const REPOSITORY = join(__dirname, "..", "..", "..");
/** In the repository, so that the package is found by its name. */
const FILE = join(REPOSITORY, "test", "package", "snippet.ts");

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: [],
};

const IMPORTS = `
import * as pulumi from "@pulumi/pulumi";
import {
  type Capabilities, getMeeting, getMeetingOutput, listAttendees, Meeting, MeetingAttendee, MeetingTranscription,
} from "pulumi-chime-sdk-meetings";
const room = { externalMeetingId: "standup", mediaRegion: "eu-central-1" };
declare const people: { externalUserId: string }[];
declare const meeting: Meeting;
declare const guest: MeetingAttendee;
declare const captions: MeetingTranscription;
declare const value: unknown;
`;

/** What the compiler says of each snippet; one program for all, since most of its time is for Pulumi's types. */
function errorsOf(snippets: readonly string[]): string[] {
  const files = new Map(snippets.map((text, index) => [FILE.replace(".ts", `${index}.ts`), IMPORTS + text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
      .join("\n"),
  );
}

const COMPILES = [
  'new Meeting("x", { ...room, attendees: [{ externalUserId: "alice" }] });',
  'new Meeting("x", { ...room, attendees: pulumi.output(people) });',
  'new MeetingTranscription("x", { meeting, transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "en-US" } } });',
  "meeting.mediaPlacement.audioHostUrl.apply((url: string) => url);",
  "meeting.mediaPlacement.apply(({ signalingUrl }) => signalingUrl.length);",
  "meeting.meetingFeatures.apply((features) => features?.video?.maxResolution);",
  "captions.transcriptionConfiguration.apply((one) => one.engineTranscribeSettings?.languageCode);",
  'new MeetingAttendee("x", { meeting: pulumi.output(meeting), externalUserId: "guest" });',
  'new MeetingAttendee("x", { meeting: getMeetingOutput({ meetingId: meeting.meetingId }), externalUserId: "guest" });',
  'new MeetingAttendee("x", { meetingId: meeting.meetingId, externalUserId: "guest" });',
  'getMeeting({ meetingId: "x", region: "us-east-1" }, { parent: meeting });',
  "getMeetingOutput({ meetingId: meeting.meetingId }, { dependsOn: [meeting] });",
  'MeetingTranscription.get("x", "id", { region: "us-east-1" });',
  "if (Meeting.isInstance(value)) value.meetingArn;",
  'const capabilities: Capabilities = { audio: "Send", video: "None", content: "None" };',
];

const DOES_NOT_COMPILE = [
  'new Meeting("x", { ...room, attendees: [] });',
  'new Meeting("x", { ...room, attendees: people });',
  'new Meeting("x", room);',
  'new Meeting("x");',
  'new MeetingTranscription("x", { meeting, transcriptionConfiguration: {} });',
  'new MeetingTranscription("x", { transcriptionConfiguration: { engineTranscribeSettings: {} } });',
  "meeting.mediaPlacement.audoiHostUrl;",
  "meeting.mediaPlacement.apply(({ signallingUrl }) => signallingUrl);",
  "meeting.meetingFeatures.apply((features) => features?.video?.resolution);",
  "meeting.attendees.apply(([first]) => first?.capabilities?.voice);",
  "meeting.joinInfo.apply((joinInfo) => joinInfo.alice?.Meeting.MeetingID);",
  "guest.capabilities.voice;",
  'guest.capabilities.apply(({ audio }) => audio === "sendReceive");',
  "captions.transcriptionConfiguration.apply((one) => one.engineTranscribe);",
  'const capabilities: Capabilities = { audio: "send", video: "None", content: "None" };',
  'getMeeting({ id: "x" });',
  'getMeeting({ meetingId: "x" }).then(({ meetingARN }) => meetingARN);',
  'listAttendees({ meetingId: "x" }).then(({ attendees }) => attendees[0]?.joinToken);',
  'new MeetingAttendee("x", { meeting, meetingId: "id", externalUserId: "guest" });',
  'new MeetingAttendee("x", { meeting: pulumi.output("id"), externalUserId: "guest" });',
];

describe("The public types", function () {
  this.timeout(600_000);
  let errors: ReadonlyMap<string, string>;

  before(() => {
    const snippets = [...COMPILES, ...DOES_NOT_COMPILE];
    const found = errorsOf(snippets);
    errors = new Map(snippets.map((snippet, index) => [snippet, found[index] ?? ""]));
  });

  for (const snippet of COMPILES) {
    it(`accept ${snippet}`, () => {
      expect(errors.get(snippet)).to.equal("");
    });
  }

  for (const snippet of DOES_NOT_COMPILE) {
    it(`reject ${snippet}`, () => {
      expect(errors.get(snippet)).to.match(
        /Type '|Argument of type|Expected \d+-\d+ arguments|does not exist|no overlap|No overload/,
      );
    });
  }
});
