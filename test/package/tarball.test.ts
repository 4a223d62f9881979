import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { createPackedProject, type PackedProject } from "../../tools/engine/packedProject";
import { providerText } from "../support/providerText";
import { ROOM_PROGRAM, type Room, startRoom } from "../support/room";

/** The room, and one of every other resource. */
const PROGRAM = `${ROOM_PROGRAM}
import { MeetingAttendee, MeetingTranscription } from "pulumi-chime-sdk-meetings";

export const guestToken = new MeetingAttendee("guest", { meeting: room, externalUserId: "guest" }).joinToken;
new MeetingTranscription("captions", {
  meeting: room,
  transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "de-DE" } },
});
`;

const FILES = {
  "Pulumi.yaml": "name: user\nruntime: nodejs\n",
  "index.ts": PROGRAM,
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, module: "node20", noEmit: true, types: ["node"] },
  }),
};

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
};

/** The subpath of each resource's provider, by type. */
const SUBPATHS = { Meeting: "meeting", MeetingAttendee: "attendee", MeetingTranscription: "transcription" };

describe("The packed tarballs in a project of their own", function () {
  this.timeout(600_000);
  let project: PackedProject;
  let room: Room;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    await findEngine();
    project = await createPackedProject(FILES);
    // The test of the types compiles the program.
    room = await startRoom({ cwd: project.folder }, undefined, { PULUMI_NODEJS_TRANSPILE_ONLY: "true" });
    await room.declare(ARGS);
  });

  after(async () => {
    await room?.close();
    project?.remove();
  });

  it("has the files that users need, and no tests", () => {
    expect(readdirSync(installed("pulumi-chime-sdk-meetings"))).to.have.members([
      "lib",
      "standing-room",
      "package.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
    ]);
    expect(readdirSync(installed("pulumi-chime-sdk-meetings", "lib"))).to.have.members([
      "provider",
      "plugin",
      "testing",
      "standing-room",
    ]);
    expect(readdirSync(installed("pulumi-chime-sdk-meetings", "lib", "plugin", "bundle"))).to.have.members([
      "pulumi-resource-chime-sdk-meetings.js",
      "THIRD-PARTY-NOTICES",
    ]);
    expect(readdirSync(installed("pulumi-chime-sdk-meetings", "standing-room"))).to.deep.equal(["README.md"]);
    expect(readdirSync(installed("chime-sdk-meetings-emulator"))).to.have.members([
      "lib",
      "package.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
    ]);
  });

  for (const name of ["pulumi-chime-sdk-meetings", "chime-sdk-meetings-emulator"]) {
    it(`has no source maps, and no comments that name them: ${name}`, () => {
      const files = readdirSync(installed(name), { recursive: true, encoding: "utf8" });
      expect(files.filter((file) => file.endsWith(".map"))).to.deep.equal([]);
      const withComment = files
        .filter((file) => /\.(js|d\.ts)$/.test(file))
        .filter((file) => readFileSync(installed(name, file), "utf8").includes("sourceMappingURL"));
      expect(withComment).to.deep.equal([]);
    });

    it(`has only declarations that its public types refer to: ${name}`, () => {
      const files = readdirSync(installed(name), { recursive: true, encoding: "utf8" });
      const declarations = files.filter((file) => file.endsWith(".d.ts"));
      expect(declarations).to.include.members(publicTypes(name));
      expect(declarations.filter((file) => /lifecycle|dynamic\/\w+Provider\.d\.ts$|http\//.test(file))).to.deep.equal(
        [],
      );
    });
  }

  it("has few dependencies", () => {
    const dependenciesOf = (name: string) => Object.keys(require(installed(name, "package.json")).dependencies ?? {});
    expect(dependenciesOf("pulumi-chime-sdk-meetings")).to.deep.equal(["@aws-sdk/client-chime-sdk-meetings"]);
    expect(dependenciesOf("chime-sdk-meetings-emulator")).to.deep.equal(["ws"]);
  });

  it("has types that a strict program compiles with", async () => {
    await project.run("npx", "--no-install", "tsc", "--project", ".");
  });

  it("brings a room up, replaces it, and brings it back when it has ended", async () => {
    await room.run("preview");
    await room.run("up");
    const [first] = room.emulator.meetings();
    await room.declare({ ...ARGS, attendees: [{ externalUserId: "carol" }] });
    await room.run("up");
    room.emulator.advance(360);
    await room.run("up", { refresh: true });
    const [back, ...others] = room.emulator.meetings();
    expect(others).to.deep.equal([]);
    expect(back?.meetingId).to.not.equal(first?.meetingId);
    expect(back?.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["carol", "guest"]);
    expect(back?.isTranscribed).to.equal(true);
  });

  it("keeps one short text as the provider in the state", async () => {
    const { deployment } = await room.workspace.exportState();
    for (const [type, subpath] of Object.entries(SUBPATHS)) {
      const resource = deployment.resources?.find(
        (one) => one.type === `pulumi-nodejs:dynamic/chime-sdk-meetings:${type}`,
      );
      expect(resource?.inputs?.["__provider"]).to.equal(providerText(subpath));
      expect(resource?.outputs?.["__provider"]).to.equal(providerText(subpath));
    }
    // 240 of these bytes are the same for every provider: Pulumi writes them around the path.
    expect(providerText("meeting")).to.have.length(273);
  });

  it("destroys the room, and leaves no join token in plain", async () => {
    const { joinTokens } = await room.secretOutputs();
    const { guestToken } = await room.workspace.outputs({ showSecrets: true });
    await room.run("destroy");
    expect(room.emulator.meetings()).to.deep.equal([]);
    const tokens = [...Object.values(joinTokens), String(guestToken)];
    expect(tokens).to.have.length(2);
    for (const token of tokens) expect(room.visible().includes(token), "a join token in plain").to.equal(false);
  });

  it("has a command that starts the emulator", async () => {
    expect(await project.run("npx", "--no-install", "chime-sdk-meetings-emulator", "--help")).to.match(/--port/);
  });

  it("starts standing rooms on this machine, with no package of AWS or Pulumi's besides its own", async () => {
    const script = `
      const { startLocalRooms } = require("pulumi-chime-sdk-meetings/standing-room/local");
      startLocalRooms().then(async ({ joinUrl, close }) => {
        const body = JSON.stringify({ room: "standup", externalUserId: "alice" });
        console.log((await fetch(joinUrl, { method: "POST", body })).status);
        await close();
      });`;
    expect((await project.run("node", "-e", script)).trim()).to.equal("200");
    expect(await project.run("npx", "--no-install", "chime-standing-room-local", "--help")).to.match(/--media-region/);
  });

  it("holds the join function as it is deployed, and not the parts that it was bundled from", () => {
    const folder = installed("pulumi-chime-sdk-meetings", "lib", "standing-room");
    expect(readdirSync(join(folder, "bundle"))).to.have.members(["THIRD-PARTY-NOTICES", "index.js"]);
    expect(readdirSync(folder)).not.to.include("lambda");
  });

  function installed(name: string, ...path: string[]): string {
    return join(project.folder, "node_modules", name, ...path);
  }

  /** The declarations of the entry points. */
  function publicTypes(name: string): string[] {
    const { exports } = require(installed(name, "package.json")) as {
      exports: Record<string, string | { types?: string }>;
    };
    return Object.values(exports).flatMap((entry) =>
      typeof entry === "object" && entry.types ? [normalize(entry.types)] : [],
    );
  }
});
