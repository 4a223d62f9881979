import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { CHOICES, startEmulator } from "../../emulator/index";
import { type RawAnswer, sendByModel, sendRaw } from "./model/sendByModel";
import { meetingRequest, roomRequest, UNKNOWN_ID } from "./requests";

const CLI = path.join(__dirname, "../../emulator/cli.js");

describe("the command chime-sdk-meetings-emulator", () => {
  let child: ChildProcess | undefined;
  let output: string[] = [];

  afterEach(() => {
    child?.kill("SIGKILL");
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`says where it listens, and stops cleanly on ${signal}`, async () => {
      const url = await start();
      expect(output).to.deep.equal([`listening on ${url}`]);
      expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await create(url)).status).to.equal(200);
      expect(await stop(signal)).to.deep.equal([0, null]);
    });
  }

  it("keeps what an answered call did in its state file, however it dies", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "chime-cli-"));
    const state = path.join(folder, "state.json");
    await create(await start("--state", state));
    await stop("SIGKILL");
    const url = await start("--state", state);
    expect((await sendRaw(`${url}/_emulator/meetings`, {})).content).to.have.lengthOf(1);
    await rm(folder, { recursive: true });
  });

  it("takes an account, quotas and choices", async () => {
    const url = await start(
      "--account",
      "777788889999",
      "--active-meetings",
      "1",
      "--choice",
      "deleteMissingMeeting=notFound",
    );
    expect((await create(url)).text).to.contain(":777788889999:");
    expect((await create(url)).headers.get("x-amzn-errortype")).to.equal("LimitExceededException");
    expect((await sendByModel(url, "DeleteMeeting", { MeetingId: UNKNOWN_ID })).status).to.equal(404);
  });

  it("enforces AWS's quotas when told to", async () => {
    const url = await start("--quotas");
    const answers = await Promise.all(Array.from({ length: 40 }, () => create(url)));
    expect(answers.map(({ status }) => status)).to.include(429);
  });

  it("prints one line for each request when told to, and no token", async () => {
    const url = await start("--verbose");
    const input = { ...roomRequest(), ClientRequestToken: "token-1" };
    const answer = await sendByModel(url, "CreateMeetingWithAttendees", input);
    await sendByModel(url, "GetMeeting", { MeetingId: UNKNOWN_ID });
    await stop("SIGTERM");
    const [, created = "", missing = ""] = output;
    expect(created).to.match(/Z POST \/meetings\?operation=create-attendees 200 [0-9a-f-]{36}$/);
    expect(missing).to.contain(`GET /meetings/${UNKNOWN_ID} 404 NotFoundException `);
    const [token = ""] = /[\w+/]{98}/.exec(answer.text) ?? [];
    expect(token).to.have.lengthOf(98);
    expect(output.join("\n")).not.to.contain(token);
  });

  it("has a help that names every choice and every control", async () => {
    const { status, stdout } = runToEnd("--help");
    expect(status).to.equal(0);
    for (const name of Object.keys(CHOICES)) expect(stdout).to.contain(name);
    const emulator = await startEmulator();
    const { content } = await sendRaw(`${emulator.url}/_emulator/`, {});
    await emulator.close();
    const controls = String(content?.["Message"]).match(/\/_emulator\/[\w-]+/g) ?? [];
    expect(controls).to.have.lengthOf.above(8);
    for (const control of controls) expect(stdout).to.contain(control);
  });

  for (const [args, message] of [
    [["--port", "99999"], "A port is a whole number from 0 to 65535."],
    [["--account", "12"], "An account id has 12 digits."],
    [["--burst", "0"], "A quota is a number above 0."],
    [["--choice", "colour=red"], 'There is no choice "colour".'],
    [["--choice", "noErrors=null"], "it takes one of emptyList, absent."],
    [["--state", "/no/such/folder/state.json", "--port", "x"], "A port is a whole number"],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ] as const) {
    it(`refuses ${args.join(" ")} and says why`, () => {
      const { status, stderr } = runToEnd(...args);
      expect(status).to.equal(1);
      expect(stderr).to.contain(message);
    });
  }

  it("says in one line that its port is in use", async () => {
    const emulator = await startEmulator();
    const { status, stderr } = await runBesides("--port", String(emulator.port));
    await emulator.close();
    expect(status).to.equal(1);
    expect(stderr).to.equal(
      `chime-sdk-meetings-emulator: Cannot listen on 127.0.0.1:${emulator.port}: the port is in use. Choose another, or 0.\n`,
    );
  });

  async function start(...args: string[]): Promise<string> {
    output = [];
    child = spawn(process.execPath, [CLI, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
    if (child.stdout === null) throw new Error("The command's output is not read.");
    const lines = createInterface(child.stdout);
    lines.on("line", (line) => output.push(line));
    const [line] = (await once(lines, "line")) as [string];
    return line.slice("listening on ".length);
  }

  /** Exit code and signal, when all output has been read. */
  async function stop(signal: NodeJS.Signals): Promise<unknown[]> {
    if (child === undefined) throw new Error("The command does not run.");
    const closed = once(child, "close");
    child.kill(signal);
    return closed;
  }
});

function create(url: string): Promise<RawAnswer> {
  return sendByModel(url, "CreateMeeting", { ...meetingRequest(), ClientRequestToken: crypto.randomUUID() });
}

function runToEnd(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", timeout: 10_000 });
}

/** Without holding up this process, in which something else has to go on. */
async function runBesides(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [status] = await once(child, "close");
  return { status, stderr };
}
