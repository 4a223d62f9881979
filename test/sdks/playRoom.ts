import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { countCalls } from "../support/countCalls";
import { joinTokensIn } from "../support/joinTokensIn";
import type { Player } from "./player";

const EXAMPLES = join(__dirname, "../../../examples");

/** AWS ends a meeting after 5 minutes with nobody connected. */
const LONG_ENOUGH_TO_END_S = 6 * 60;

/** What Pulumi prints of a plugin that it finds on PATH. */
export const FROM_PATH = "using pulumi-resource-chime-sdk-meetings from $PATH";

/** Plays the example of a language, and then the program of docs/languages.md. Returns what `pulumi` has printed so far. */
export function playRoom(language: "go" | "python", player: () => Player): () => string {
  let printed = "";

  const ask = async (request: Parameters<Player["ask"]>[0]) => {
    const answer = await player().ask(request);
    printed += answer.printed ?? "";
    return answer;
  };
  const up = (program: "example" | "page" = "example") => ask({ operation: "up", program });
  /** A step of the README. */
  const configure = (key: string, value: string) => {
    const shown = /^[\w-]+$/.test(value) ? value : `'${value}'`;
    const told = readFileSync(join(EXAMPLES, language, "README.md"), "utf8");
    expect(told).to.contain(`\`pulumi config set ${key} ${shown}\``);
    return ask({ operation: "config", key: `room:${key}`, value });
  };
  const rooms = () => player().emulator.meetings();

  it("previews the room, and calls nothing", async () => {
    const { result, calls } = await countCalls(player().emulator, () =>
      ask({ operation: "preview", program: "example" }),
    );
    expect(result.changes).to.deep.equal({ create: 2 });
    expect(calls).to.deep.equal({});
  });

  it("creates the room, with join information as a secret", async () => {
    const { changes, outputs } = await up();
    expect(changes).to.deep.equal({ create: 2 });
    const [room] = rooms();
    expect(outputs["meetingId"]).to.deep.equal({ value: room?.meetingId, secret: false });
    expect(outputs["joinTokens"]?.secret).to.equal(true);
    expect(Object.keys(outputs["joinTokens"]?.value as object)).to.have.members(["alice", "bob"]);
    expect(outputs["joinInfo"]?.secret).to.equal(true);
    expectToJoin(outputs["joinInfo"]?.value, room?.meetingId);
  });

  it("changes a tag in place", async () => {
    const [before] = rooms();
    await configure("team", "support");
    expect((await up()).changes).to.deep.equal({ update: 1, same: 1 });
    expect(rooms().map(({ meetingId, tags }) => [meetingId, tags])).to.deep.equal([
      [before?.meetingId, { team: "support" }],
    ]);
  });

  it("replaces the meeting for other attendees", async () => {
    const [before] = rooms();
    await configure("attendees", '["alice", "bob", "carol"]');
    expect((await up()).changes).to.deep.equal({ replace: 1, same: 1 });
    const [after, ...others] = rooms();
    expect(others).to.deep.equal([]);
    expect(after?.meetingId).not.to.equal(before?.meetingId);
    expect(after?.attendees.map(({ externalUserId }) => externalUserId)).to.have.members(["alice", "bob", "carol"]);
  });

  it("creates a meeting that has ended again, here with the program of docs/languages.md", async () => {
    player().emulator.advance(LONG_ENOUGH_TO_END_S);
    expect(rooms()).to.deep.equal([]);
    const { changes, outputs } = await up("page");
    expect(changes).to.deep.equal({ create: 1, same: 1 });
    const [room] = rooms();
    expect(outputs["meetingId"]?.value).to.equal(room?.meetingId);
    expectToJoin(outputs["joinInfoOfAlice"]?.value, room?.meetingId);
    expect(room?.attendees.map(({ capabilities }) => capabilities.Audio)).to.deep.equal(["SendReceive", "Receive"]);
  });

  it("ends the meeting", async () => {
    expect((await ask({ operation: "destroy" })).changes).to.deep.equal({ delete: 2 });
    expect(rooms()).to.deep.equal([]);
  });

  it("has printed no join token", () => {
    expect(printed).to.contain("standup");
    expect(joinTokensIn(printed)).to.deep.equal([]);
  });

  return () => printed;
}

function expectToJoin(joinInfo: unknown, meetingId: string | undefined): void {
  const { Meeting, Attendee } = joinInfo as { Meeting: Record<string, unknown>; Attendee: Record<string, unknown> };
  expect(Meeting["MeetingId"]).to.equal(meetingId);
  expect(Meeting["MediaPlacement"]).to.have.property("SignalingUrl");
  expect(Attendee["ExternalUserId"]).to.equal("alice");
}
