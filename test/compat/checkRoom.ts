import { delimiter, dirname } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { providerText } from "../support/providerText";
import { type Room, startRoom } from "../support/room";
import type { CellProject } from "./cellProject";
import type { Cell } from "./cells";

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
};

/** An address where nothing listens. */
const NOBODY = "http://127.0.0.1:9";

const MEETING = "pulumi-nodejs:dynamic/chime-sdk-meetings:Meeting";

/** Pulumi's text of functions that only forward to the package, by its name. */
const IN_FULL = /require\("pulumi-chime-sdk-meetings\/runtime"\)\.meeting\.create\(/;

/** The life of a room on the real engine: preview, up, an up without change, its state and outputs, destroy. */
export async function checkRoom(project: CellProject, cell: Cell, provider: "named" | "in full"): Promise<void> {
  const room = await openRoom(project);
  try {
    await room.run("preview");
    expect(room.emulator.meetings(), "meetings after a preview").to.deep.equal([]);
    await room.run("up");
    const [meeting] = room.emulator.meetings();
    expect(await room.run("up", { refresh: true }), "an up without change").to.match(/\d unchanged/);
    expect(room.emulator.meetings().map(({ meetingId }) => meetingId)).to.deep.equal([meeting?.meetingId]);
    await checkProviderText(room, provider);
    await checkOutputs(room, cell);
    await room.run("destroy");
    expect(room.emulator.meetings(), "meetings after destroy").to.deep.equal([]);
  } finally {
    await room.close();
  }
}

/** A program that Pulumi has to refuse, with words that tell why. */
export async function checkRefusal(project: CellProject, refusal: RegExp): Promise<void> {
  const room = await openRoom(project);
  try {
    const { code, stdout, stderr } = await room.attempt("up");
    const printed = stdout + stderr;
    expect(code, printed).not.to.equal(0);
    expect(refusal.test(printed), printed).to.equal(true);
    expect(room.emulator.meetings(), "meetings of a refused program").to.deep.equal([]);
  } finally {
    await room.close();
  }
}

/**
 * The engine's own folder comes first on PATH, so that it uses the language host and the provider that it came with. The
 * emulator is named in the stack's configuration alone: Pulumi's `configure` of dynamic providers has to hand it over.
 */
async function openRoom({ folder, path }: CellProject): Promise<Room> {
  const { command } = await findEngine();
  const env = { PATH: [dirname(command), path].join(delimiter), AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: NOBODY };
  const room = await startRoom({ cwd: folder }, undefined, env);
  await room.workspace.setConfig("chime-sdk-meetings:endpoint", room.emulator.url);
  await room.declare(ARGS);
  return room;
}

async function checkProviderText(room: Room, provider: "named" | "in full"): Promise<void> {
  const { deployment } = await room.workspace.exportState();
  const meeting = deployment.resources?.find(({ type }) => type === MEETING);
  for (const bag of [meeting?.inputs, meeting?.outputs]) {
    const text = bag?.["__provider"];
    if (provider === "named") expect(text).to.equal(providerText("meeting"));
    else expect(text).to.match(IN_FULL).and.not.include("node_modules");
  }
}

async function checkOutputs(room: Room, { node }: Cell): Promise<void> {
  expect(await room.workspace.outputs()).to.include({
    node: node ? `v${node}` : process.version,
    joinTokens: "[secret]",
    attendees: "[secret]",
  });
  const { joinTokens } = await room.secretOutputs();
  expect(joinTokens).to.have.all.keys("alice", "bob");
  const visible = room.visible();
  for (const token of Object.values(joinTokens))
    expect(visible.includes(token), "a join token in plain").to.equal(false);
}
