import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { MEETING_SCHEMA } from "../../provider/core/meeting/schema";
import { type Engine, findEngine } from "../../tools/engine/findEngine";
import { createPackedProject, type PackedProject } from "../../tools/engine/packedProject";
import { runCommand } from "../../tools/engine/runCommand";
import { workspaceEnvironment } from "../../tools/engine/workspaceEnvironment";
import { makeWorkspaceFolders, type WorkspaceFolders } from "../../tools/engine/workspaceFolders";
import { joinTokensIn } from "../support/joinTokensIn";
import { BLOCKS, blocks, blocksOf, firstCells, PAGES } from "./readmeBlocks";

const REPOSITORY = join(__dirname, "../../..");
const NODE_MODULES = join(REPOSITORY, "node_modules");
/** What a reader has besides what the README says to install: a test runner, and for standing rooms the AWS package. */
const BESIDES = ["@pulumi/aws", "@types/mocha", "@types/chai", "@types/deep-eql", "chai", "mocha"];

/** Flags that change nothing of what is installed. */
const QUIETLY = ["--no-audit", "--no-fund", "--prefer-offline"];

/** The programs of these pages go on where the README's ends. */
const PAGES_OF_THE_PROGRAM = ["docs/attendees.md", "docs/captions.md", "docs/webinars.md"];
/** Their commands are run in the project of the README. */
const PAGES_OF_COMMANDS = ["docs/configuration.md", "docs/many-rooms.md"];
/** Pages with code of their own, each of which has its own test. */
const PAGES_WITH_TESTS: Readonly<Record<string, string>> = {
  "README.md": "this one",
  "docs/testing.md": "this one",
  "docs/joining.md": "test/examples/browserTest.test.ts plays what it says",
  "docs/languages.md":
    "plugin.test.ts, test/sdks and test/engine/languagesPage.test.ts; this one compiles the program in TypeScript",
  "docs/standing-rooms.md": "test/standing-room",
  "docs/standing-rooms-operations.md": "test/standing-room",
};

const PROGRAM = [...blocks("Use it", "ts"), ...PAGES_OF_THE_PROGRAM.flatMap((page) => blocksOf(page, "ts"))];

const TSCONFIG = {
  compilerOptions: { target: "ES2022", module: "nodenext", strict: true, skipLibCheck: true, outDir: "lib" },
  include: ["*.ts", "test/*.ts"],
};

describe("The README and docs/, followed word by word in a fresh folder", function () {
  this.timeout(600_000);
  let engine: Engine;
  let project: PackedProject;
  let folders: WorkspaceFolders;
  let emulator: ChildProcess;
  let env: NodeJS.ProcessEnv;
  let printed = "";

  /** Runs the lines of a block as a shell does. */
  const shell = async (text: string): Promise<string> => {
    const { code, stdout, stderr } = await runCommand("sh", ["-e", "-c", text], { cwd: project.folder, env });
    printed += stdout + stderr;
    expect(code, `${text}\n${stdout}${stderr}`).to.equal(0);
    return stdout;
  };

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    engine = await findEngine();
    const [install = "", ...others] = blocks("Use it", "sh");
    const [program = ""] = blocks("Use it", "ts");
    const [settings = ""] = blocks("Use it", "yaml");
    const installs = install
      .trim()
      .split("\n")
      .map((line) => [...line.split(" "), ...QUIETLY]);
    project = await createPackedProject({ "Pulumi.yaml": settings, "index.ts": program }, { installs });
    folders = makeWorkspaceFolders({ cwd: project.folder });
    // The prompt of `pulumi up` waits for a person.
    env = { ...workspaceEnvironment(folders, engine.command), PULUMI_SKIP_CONFIRMATIONS: "true" };
    expect(others, "blocks of commands after the installation").to.have.length(2);
  });

  after(() => {
    // npx has started it: all of its group is stopped.
    if (emulator?.pid !== undefined) process.kill(-emulator.pid);
    folders?.remove();
    project?.remove();
  });

  it("logs in to a folder of this machine", async () => {
    const [, login = ""] = blocks("Use it", "sh");
    const own = env;
    env = { ...own, HOME: folders.root, PULUMI_BACKEND_URL: undefined };
    await shell(login);
    env = own;
  });

  it("starts the emulator, and points to it", async () => {
    const [start = "", settings = ""] = blocks("The emulator", "sh");
    const port = /--port (\d+)/.exec(start)?.[1] ?? "none";
    expect(settings).to.contain(`http://127.0.0.1:${port}\n`);
    // Not this very port: it may be taken.
    emulator = spawn("sh", ["-c", start.replace(port, "0")], { cwd: project.folder, env, detached: true });
    const [line] = await once(createInterface({ input: emulator.stdout as NodeJS.ReadableStream }), "line");
    const [url = ""] = /http:\/\/[\d.:]+/.exec(String(line)) ?? [];
    const words = settings.replace(`http://127.0.0.1:${port}`, url).matchAll(/(\w+)=(\S+)/g);
    for (const [, name = "", value = ""] of words) env[name] = value;
    expect(env["AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS"]).to.equal(url);
  });

  it("brings the first program up, and shows what Alice joins with", async () => {
    const [, , commands = ""] = blocks("Use it", "sh");
    const told = await shell(commands);
    expect(told).to.match(/\+ 2 created/);
    const { Meeting, Attendee } = JSON.parse(told.slice(told.lastIndexOf("\n{") + 1));
    expect(Meeting.ExternalMeetingId).to.equal("standup");
    expect(Attendee.ExternalUserId).to.equal("alice");
    expect(joinTokensIn(told)).to.deep.equal([Attendee.JoinToken]);
    printed = "";
  });

  it("has programs that compile", async () => {
    mkdirSync(join(project.folder, "test"));
    const files = {
      "tsconfig.json": JSON.stringify(TSCONFIG),
      "index.ts": PROGRAM.join("\n"),
      "office.ts": blocksOf("docs/standing-rooms.md", "ts").join("\n"),
      "operatedOffice.ts": blocksOf("docs/standing-rooms-operations.md", "ts").join("\n"),
      "rooms.ts": blocksOf("docs/languages.md", "ts").join("\n"),
      "test/rooms.test.ts": blocksOf("docs/testing.md", "ts").join("\n"),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project.folder, name), text);
    for (const name of BESIDES) {
      const link = join(project.folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(NODE_MODULES, name), link);
    }
    await project.run("npx", "--no-install", "tsc");
  });

  it("has programs that come up, as one, and go again", async () => {
    env["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true";
    const told = await shell("pulumi up");
    expect(told).to.match(/\+ 5 created/);
    expect(await shell("pulumi destroy")).to.match(/- 7 deleted/);
    expect(joinTokensIn(printed), "join tokens in plain").to.deep.equal([]);
  });

  it("has commands in its pages that succeed", async () => {
    for (const page of PAGES_OF_COMMANDS) for (const text of blocksOf(page, "sh")) await shell(text);
  });

  it("has tests that pass", async () => {
    const told = await shell(`node ${join(NODE_MODULES, "mocha/bin/mocha.js")} --no-config lib/test/*.test.js`);
    expect(told).to.match(/2 passing/);
  });
});

describe("The pages of the documentation", () => {
  it("have code that a test follows", () => {
    const withCode = new Set(
      BLOCKS.filter(({ language }) => language === "ts" || language === "sh").map(({ page }) => page),
    );
    const followed = [...PAGES_OF_THE_PROGRAM, ...PAGES_OF_COMMANDS, ...Object.keys(PAGES_WITH_TESTS)];
    expect([...withCode].filter((page) => !followed.includes(page))).to.deep.equal([]);
  });

  for (const [page, text] of PAGES) {
    it(`have links that lead somewhere: ${page}`, () => {
      for (const [, target = ""] of text.matchAll(/\]\(([^)]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [path = "", heading] = target.split("#");
        const file = path === "" ? join(REPOSITORY, page) : join(REPOSITORY, dirname(page), path);
        expect(existsSync(file), `${page} links to ${target}`).to.equal(true);
        if (heading !== undefined) expect(headingsOf(file), `${page} links to ${target}`).to.include(heading);
      }
    });
  }
});

/** The anchors of the headings of a page, as GitHub makes them. */
function headingsOf(file: string): string[] {
  const headings = readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("The README's table of arguments", () => {
  it("names every argument of a Meeting, and no other", () => {
    const arguments_ = MEETING_SCHEMA.filter(({ path, internal }) => !internal && !/[.*{]/.test(path));
    const named = firstCells("Arguments").filter((name) => !name.includes("["));
    expect([...new Set(named)].sort()).to.deep.equal(arguments_.map(({ path }) => path).sort());
  });
});
