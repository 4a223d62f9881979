import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MeetingSummary } from "chime-sdk-meetings-emulator";
import type { DemoContext } from "./demoContext";
import { joinWithBrowsers } from "./joinWithBrowsers";
import { maskToken } from "./maskToken";

/** A step of the demo. Its title is shown first. */
export interface Step {
  readonly title: string;
  readonly run: (context: DemoContext) => Promise<void>;
}

/** AWS ends a meeting after 5 minutes with nobody connected. */
const LONG_ENOUGH_TO_END_S = 6 * 60;

/** What Pulumi shows in place of a secret. */
const SECRET = "[secret]";

/** Only these are run before a person joins. */
export const FIRST_STEPS: readonly Step[] = [
  { title: "Preview", run: preview },
  { title: "Create the meeting", run: create },
];

export const LAST_STEP: Step = { title: "Destroy", run: destroy };

export const STEPS: readonly Step[] = [
  ...FIRST_STEPS,
  { title: "Show the outputs", run: showOutputs },
  { title: "Show what a client needs to join", run: showJoinInfo },
  { title: "Join with two browsers", run: joinWithBrowsers },
  { title: "Let the meeting end: 6 minutes without attendees", run: recreate },
  { title: "Add an attendee", run: replace },
  LAST_STEP,
];

async function preview(context: DemoContext) {
  await context.run("preview");
  context.checks("A preview made no call.", context.emulator.requests(), {});
}

async function create(context: DemoContext) {
  await context.run("up");
  const { meetingId, joinTokens } = context.outputs;
  const calls = context.emulator.requests();
  context.checks("One call created the meeting and its attendees.", calls, { CreateMeetingWithAttendees: 1 });
  context.checks("The outputs name the meeting of the service.", idsAtService(context), [meetingId]);
  context.checks("Each attendee has a join token.", Object.keys(joinTokens), ["alice", "bob"]);
}

async function showOutputs(context: DemoContext) {
  context.transcript.say("$ pulumi stack output");
  await context.workspace.must(["stack", "output"], { onOutput: context.transcript.show });
  const { joinTokens, joinInfo } = await context.workspace.outputs();
  context.checks("Tokens are shown as secrets.", [joinTokens === SECRET, joinInfo === SECRET], [true, true]);
}

async function showJoinInfo(context: DemoContext) {
  const { joinInfo, joinTokens, meetingId } = context.outputs;
  const ofAlice = joinInfo["alice"];
  const [atService] = context.emulator.meetings();
  context.transcript.say(JSON.stringify(ofAlice, maskToken, 2));
  const { AttendeeId, JoinToken } = ofAlice?.Attendee ?? {};
  context.checks("`joinInfo` has the meeting that was created.", ofAlice?.Meeting.MeetingId, meetingId);
  context.checks(
    "`joinInfo` has the join token of Alice.",
    JoinToken !== undefined && JoinToken === joinTokens["alice"],
    true,
  );
  context.checks("`joinInfo` has the attendee id of the service.", AttendeeId, attendeeIdAt(atService, "alice"));
}

async function recreate(context: DemoContext) {
  const { meetingId: ended } = context.outputs;
  context.emulator.advance(LONG_ENOUGH_TO_END_S);
  context.transcript.say(`The service's clock moved ahead. Its meetings: ${idsAtService(context).length}.`);
  context.checks("The meeting ended without attendees.", idsAtService(context), []);
  await context.run("up");
  const { meetingId } = context.outputs;
  context.checks("`pulumi up` noticed that and replaced the meeting.", idsAtService(context), [meetingId]);
  context.checks("It has a new id.", meetingId !== ended, true);
}

async function replace(context: DemoContext) {
  const { meetingId: replaced } = context.outputs;
  const attendees = JSON.stringify(["alice", "bob", "carol"]);
  context.transcript.say(`$ pulumi config set attendees '${attendees}'`);
  await context.workspace.setConfig("attendees", attendees);
  const { stdout } = await context.run("up");
  const { meetingId, joinTokens } = context.outputs;
  context.checks(
    "Another attendee replaced the meeting.",
    [stdout.includes("1 replaced"), meetingId !== replaced],
    [true, true],
  );
  context.checks("The old meeting was deleted.", idsAtService(context), [meetingId]);
  context.checks("One call deleted it.", context.emulator.requests()["DeleteMeeting"], 1);
  context.checks("The new attendee has a join token, too.", Object.keys(joinTokens), ["alice", "bob", "carol"]);
}

async function destroy(context: DemoContext) {
  await context.run("destroy");
  context.checks("The service has no meeting.", idsAtService(context), []);
  context.checks("The stack has no resource.", (await context.workspace.exportState()).deployment.resources ?? [], []);
  searchForTokens(context);
}

function searchForTokens(context: DemoContext) {
  const { workspace, tokens, transcript } = context;
  const state = filesBelow(workspace.folders.backend).map((file) => readFileSync(file, "utf8"));
  context.checks("Each attendee of each meeting had a join token of its own.", tokens.size, context.createdAttendees);
  context.checks("No join token was shown.", transcript.holdsAnyOf(tokens), false);
  context.checks(
    "The state and its history contain no join token in plain text.",
    [state.length > 0, holdsAny(state, tokens)],
    [true, false],
  );
}

function idsAtService({ emulator }: DemoContext): string[] {
  return emulator.meetings().map(({ meetingId }) => meetingId);
}

function attendeeIdAt(meeting: MeetingSummary | undefined, externalUserId: string): string | undefined {
  return meeting?.attendees.find((attendee) => attendee.externalUserId === externalUserId)?.attendeeId;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function holdsAny(texts: readonly string[], tokens: ReadonlySet<string>): boolean {
  return texts.some((text) => [...tokens].some((token) => text.includes(token)));
}
