import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MeetingSummary } from "chime-sdk-meetings-emulator";
import { maskToken } from "./maskToken";
import type { Stage } from "./stage";

/** A part of the story: its title is shown, then it is played. */
export interface Act {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
}

/** AWS ends a meeting after 5 minutes with nobody connected. */
const LONG_ENOUGH_TO_END_S = 6 * 60;

/** What Pulumi shows in place of a secret. */
const SECRET = "[secret]";

/** Two attendees twice, then three: each new meeting has tokens of its own. */
const TOKENS_HANDED_OUT = 7;

export const ACTS: readonly Act[] = [
  { title: "What would be done", play: preview },
  { title: "The meeting is created", play: create },
  { title: "What the stack says to everybody", play: showOutputs },
  { title: "What Alice's browser needs to join", play: showJoinInfo },
  { title: "Six minutes with nobody in the room", play: recreate },
  { title: "Carol is invited, too", play: replace },
  { title: "The end", play: destroy },
];

async function preview(stage: Stage) {
  await stage.runs("preview");
  stage.finds("A preview calls nothing.", stage.emulator.requests(), {});
}

async function create(stage: Stage) {
  await stage.runs("up");
  const { meetingId, joinTokens } = stage.outputs;
  const calls = stage.emulator.requests();
  stage.finds("One call created the meeting and its attendees.", calls, { CreateMeetingWithAttendees: 1 });
  stage.finds("The meeting at the service is the one in the outputs.", idsAtService(stage), [meetingId]);
  stage.finds("Each attendee has a join token.", Object.keys(joinTokens), ["alice", "bob"]);
}

async function showOutputs(stage: Stage) {
  stage.transcript.say("$ pulumi stack output");
  await stage.workspace.must(["stack", "output"], { onOutput: stage.transcript.show });
  const { joinTokens, joinInfo } = await stage.workspace.outputs();
  stage.finds("Tokens are shown as secrets.", [joinTokens === SECRET, joinInfo === SECRET], [true, true]);
}

async function showJoinInfo(stage: Stage) {
  const { joinInfo, joinTokens, meetingId } = stage.outputs;
  const ofAlice = joinInfo["alice"];
  const [atService] = stage.emulator.meetings();
  stage.transcript.say(JSON.stringify(ofAlice, maskToken, 2));
  const { AttendeeId, JoinToken } = ofAlice?.Attendee ?? {};
  stage.finds("Alice joins the meeting that was created.", ofAlice?.Meeting.MeetingId, meetingId);
  stage.finds("She joins by her own token.", JoinToken !== undefined && JoinToken === joinTokens["alice"], true);
  stage.finds("The service knows her as the attendee she joins as.", AttendeeId, attendeeIdAt(atService, "alice"));
}

async function recreate(stage: Stage) {
  const { meetingId: ended } = stage.outputs;
  stage.emulator.advance(LONG_ENOUGH_TO_END_S);
  stage.transcript.say(`The service's clock moved ahead. Its meetings: ${idsAtService(stage).length}.`);
  stage.finds("With nobody in it, the meeting ended.", idsAtService(stage), []);
  await stage.runs("up");
  const { meetingId } = stage.outputs;
  stage.finds("`pulumi up` noticed that and replaced the meeting.", idsAtService(stage), [meetingId]);
  stage.finds("It has a new id.", meetingId !== ended, true);
}

async function replace(stage: Stage) {
  const { meetingId: replaced } = stage.outputs;
  const attendees = JSON.stringify(["alice", "bob", "carol"]);
  stage.transcript.say(`$ pulumi config set attendees '${attendees}'`);
  await stage.workspace.setConfig("attendees", attendees);
  const { stdout } = await stage.runs("up");
  const { meetingId, joinTokens } = stage.outputs;
  stage.finds(
    "Another attendee replaced the meeting.",
    [stdout.includes("1 replaced"), meetingId !== replaced],
    [true, true],
  );
  stage.finds("The old meeting was deleted, only the new one is left.", idsAtService(stage), [meetingId]);
  stage.finds("One call deleted it.", stage.emulator.requests()["DeleteMeeting"], 1);
  stage.finds("Carol has a token, too.", Object.keys(joinTokens), ["alice", "bob", "carol"]);
}

async function destroy(stage: Stage) {
  await stage.runs("destroy");
  stage.finds("The service holds no meeting.", idsAtService(stage), []);
  stage.finds("The stack holds no resource.", (await stage.workspace.exportState()).deployment.resources ?? [], []);
  searchForTokens(stage);
}

function searchForTokens(stage: Stage) {
  const { workspace, tokens, transcript } = stage;
  const state = filesBelow(workspace.folders.backend).map((file) => readFileSync(file, "utf8"));
  stage.finds("Each meeting had tokens of its own.", tokens.size, TOKENS_HANDED_OUT);
  stage.finds("No token was shown.", transcript.holdsAnyOf(tokens), false);
  stage.finds(
    "No token stands in plain in the state or its history.",
    [state.length > 0, holdsAny(state, tokens)],
    [true, false],
  );
}

function idsAtService({ emulator }: Stage): string[] {
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
