import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { createPackedProject, NPM_INSTALL, type PackedProject } from "../../tools/engine/packedProject";
import { type JoinInput, JoiningPages } from "./joiningPages";

describe("The emulator of the packed tarball and Chromium", function () {
  this.timeout(180_000);
  let project: PackedProject;
  let emulator: ChildProcess;
  let url: string;
  let chime: ChimeSDKMeetings;

  before(async () => {
    project = await createPackedProject({}, { installs: [[...NPM_INSTALL, "chime-sdk-meetings-emulator"]] });
    const cli = join(project.folder, "node_modules/chime-sdk-meetings-emulator/lib/cli.js");
    emulator = spawn(process.execPath, [cli], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(createInterface({ input: emulator.stdout as NodeJS.ReadableStream }), "line");
    url = String(line).replace("listening on ", "");
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    chime = new ChimeSDKMeetings({ endpoint: url, region: "us-east-1", credentials });
  });

  after(() => {
    chime?.destroy();
    emulator?.kill();
    project?.remove();
  });

  async function createMeeting(
    ...names: string[]
  ): Promise<(JoinInput & { Attendee: { AttendeeId?: string | undefined } })[]> {
    const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees({
      ClientRequestToken: crypto.randomUUID(),
      MediaRegion: "us-east-1",
      ExternalMeetingId: "standup",
      Attendees: names.map((ExternalUserId) => ({ ExternalUserId })),
    });
    return Attendees.map((Attendee) => ({ Meeting, Attendee }));
  }

  it("carry audio and video over TCP on the HTTP port where UDP does not get through", async () => {
    const pages = await JoiningPages.start();
    try {
      const [forAlice, forBob] = (await createMeeting("alice", "bob")) as [
        JoinInput,
        JoinInput & { Attendee: { AttendeeId: string } },
      ];
      const [alice, bob] = await Promise.all([pages.open(0), pages.open(1)]);
      await Promise.all([alice.ignoreUdpCandidates(), bob.ignoreUdpCandidates()]);
      await Promise.all([alice.join(forAlice), bob.join(forBob)]);
      await bob.evaluate((client) => client.startCamera());
      await alice.video(forBob.Attendee.AttendeeId);
      await alice.hears(true);
      const candidates = await alice.evaluate((client) => client.statistics("remote-candidate"));
      const pairs = await alice.evaluate((client) => client.statistics("candidate-pair"));
      const used = pairs.find((pair) => pair["nominated"] === true && pair["state"] === "succeeded");
      const remote = candidates.find(({ id }) => id === used?.["remoteCandidateId"]);
      expect(remote).to.include({ protocol: "tcp", port: Number(new URL(url).port) });
    } finally {
      await pages.close();
    }
  });

  it("are connected again after the signaling connection breaks", async () => {
    const pages = await JoiningPages.start("amazon-chime-sdk-js", 1);
    try {
      const [forAlice] = (await createMeeting("alice")) as [JoinInput];
      const alice = await pages.open();
      const fault = { effect: "dropSignaling", afterMilliseconds: 500 };
      const headers = { "content-type": "application/json" };
      const { status } = await fetch(`${url}/_emulator/faults`, {
        method: "POST",
        headers,
        body: JSON.stringify(fault),
      });
      expect(status).to.equal(200);
      await alice.join(forAlice);
      await alice.event("connecting", { isReconnecting: true });
      await alice.until(
        async () =>
          (await alice.evaluate(({ events }) => events)).filter(({ what }) => what === "started").length === 2,
        "the second start",
      );
    } finally {
      await pages.close();
    }
  });

  it("report a good connection while four people speak in turn", async () => {
    const pages = await JoiningPages.start();
    try {
      const inputs = await createMeeting("alice", "bob", "carol", "dave");
      const clients = await Promise.all(inputs.map((_input, index) => pages.open(index)));
      await Promise.all(clients.map((client, index) => client.join(inputs[index] as JoinInput)));
      const [alice] = clients as [(typeof clients)[number]];
      await alice.hears(true);
      const audio = async () =>
        (await alice.evaluate((client) => client.statistics("inbound-rtp"))).find(({ kind }) => kind === "audio");
      await alice.until(async () => Number((await audio())?.["packetsReceived"]) > 500, "500 packets");
      expect((await audio())?.["packetsLost"]).to.equal(0);
      expect((await alice.evaluate(({ events }) => events)).map(({ what }) => what)).not.to.include("poorConnection");
    } finally {
      await pages.close();
    }
  });
});
