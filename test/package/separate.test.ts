import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createPackedProject, NPM_INSTALL } from "../../tools/engine/packedProject";

const ADVICE = "Install it: npm install --save-dev chime-sdk-meetings-emulator";

describe("Each package without the other", function () {
  this.timeout(600_000);
  it("the emulator runs with no package of AWS or Pulumi", async () => {
    const installs = [[...NPM_INSTALL, "chime-sdk-meetings-emulator"]];
    const project = await createPackedProject({}, { installs });
    try {
      const packages = readdirSync(join(project.folder, "node_modules")).filter((name) => !name.startsWith("."));
      expect(packages).to.have.members(["chime-sdk-meetings-emulator", "ws"]);
      const script = `require("chime-sdk-meetings-emulator").startEmulator().then(async ({ url, close }) => {
        console.log((await fetch(url)).status);
        await close();
      });`;
      expect((await project.run("node", "-e", script)).trim()).to.equal("200");
      expect(await project.run("npx", "--no-install", "chime-sdk-meetings-emulator", "--help")).to.match(/--port/);
    } finally {
      project.remove();
    }
  });

  it("the provider loads, and what needs the emulator fails with the command that installs it", async () => {
    const installs = [[...NPM_INSTALL, "pulumi-chime-sdk-meetings", "@pulumi/pulumi"]];
    const project = await createPackedProject({}, { installs });
    try {
      expect(readdirSync(join(project.folder, "node_modules"))).not.to.include("chime-sdk-meetings-emulator");
      const script = `
        require("pulumi-chime-sdk-meetings");
        const { chimeMocks, withMeeting } = require("pulumi-chime-sdk-meetings/testing");
        const { startLocalRooms } = require("pulumi-chime-sdk-meetings/standing-room/local");
        const args = { externalMeetingId: "room", mediaRegion: "us-east-1", attendees: [{ externalUserId: "alice" }] };
        const print = ({ message }) => console.log(message);
        withMeeting(args, async () => {}, { emulator: true }).catch(print).then(() => startLocalRooms()).catch(print);`;
      expect((await project.run("node", "-e", script)).trim().split("\n")).to.deep.equal([
        `withMeeting({ emulator: true }) needs the package chime-sdk-meetings-emulator. ${ADVICE}`,
        `startLocalRooms needs the package chime-sdk-meetings-emulator. ${ADVICE}`,
      ]);
    } finally {
      project.remove();
    }
  });
});
