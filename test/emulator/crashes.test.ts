import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { sendByModel, sendRaw } from "./model/sendByModel";
import { meetingRequest } from "./requests";

const CLI = path.join(__dirname, "../../emulator/cli.js");

describe("An emulator with a state file", function () {
  this.timeout(120_000);
  let folder = "";
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chime-crash-"));
  });

  afterEach(async () => {
    child?.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });

  const file = () => path.join(folder, "state.json");

  /** Starts the command by a shell, which can limit the size of files first. */
  const start = async (limit = ""): Promise<string> => {
    const command = `${limit} exec "${process.execPath}" "${CLI}" --port 0 --state "${file()}"`;
    child = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "ignore"] });
    if (child.stdout === null) throw new Error("The command's output is not read.");
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return line.slice("listening on ".length);
  };

  const kill = async () => {
    if (child === undefined) throw new Error("The command does not run.");
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
  };

  const create = (url: string, ClientRequestToken: string) =>
    sendByModel(url, "CreateMeeting", {
      ...meetingRequest(),
      ClientRequestToken,
      ExternalMeetingId: ClientRequestToken,
    });

  it("loses no call that it has answered, however often it is killed", async () => {
    const answered: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const url = await start();
      const pending = Array.from({ length: 40 }, async (_, index) => {
        const token = `round-${round}-${index}`;
        const answer = await create(url, token).catch(() => undefined);
        if (answer?.status === 200) answered.push(token);
        // In the middle of its work.
        if (index === 20) await kill();
      });
      await Promise.all(pending);
    }
    const url = await start();
    const { content } = await sendRaw(`${url}/_emulator/meetings`, {});
    const kept = (content as unknown as { externalMeetingId: string }[]).map((one) => one.externalMeetingId);
    expect(answered.length).to.be.greaterThan(20);
    expect(kept).to.include.members(answered);
    expect(await readdir(folder)).to.deep.equal(["state.json"]);
  });

  it("says that a call took effect which it cannot write, goes on, and loses nothing that it has written", async function () {
    // A limit on the size of files stands for a full disk: writes beyond it fail.
    if (process.platform === "win32") this.skip();
    const url = await start("trap '' XFSZ; ulimit -f 8;");
    const statuses: number[] = [];
    let text = "";
    for (let index = 0; index < 8; index += 1) {
      const answer = await create(url, `token-${index}`);
      statuses.push(answer.status);
      if (answer.status === 500) text = answer.text;
    }
    expect(statuses[0]).to.equal(200);
    expect(statuses.at(-1)).to.equal(500);
    expect(text).to.contain("The call took effect, but the state file");
    expect((await sendByModel(url, "CreateMeeting", {})).status).to.equal(400);
    await kill();
    const { content } = await sendRaw(`${await start()}/_emulator/meetings`, {});
    expect(content).to.have.lengthOf(statuses.filter((status) => status === 200).length);
  });
});
