import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { CHOICES } from "../../emulator/index";
import { operations } from "../../emulator/operations/registry";
import { operationNames } from "./model/model";
import { sendRaw } from "./model/sendByModel";
import { NO_PYTHON, pythonPrograms, run } from "./python/pythonClients";
import { withEmulator } from "./runningEmulator";

const ROOT = path.join(__dirname, "../../..");
const MEETING_ARN = /^arn:aws:chime:us-east-1:111122223333:meeting\/[0-9a-f-]{36}\s*$/;

/** Installing takes a while, the first time. */
const LONGEST_INSTALLATION_MILLISECONDS = 300_000;

describe("the emulator's README", () => {
  const running = withEmulator();
  let readme = "";

  before(async () => {
    readme = await readFile(path.join(ROOT, "emulator/README.md"), "utf8");
  });

  it("says of each operation of the service, and of no other, what the code says", () => {
    const supported = operationNames.map((name) => [name, Object.hasOwn(operations, name) ? "yes" : "no"]);
    expect(tableRows("operation").map(([name, isEmulated]) => [name, isEmulated])).to.deep.equal(supported);
  });

  it("counts them", () => {
    const emulated = operationNames.filter((name) => Object.hasOwn(operations, name)).length;
    expect(readme).to.contain(`## Operations: ${emulated}/${operationNames.length}`);
  });

  it("lists every choice with its question and its answers", () => {
    const choices = Object.entries(CHOICES).map(([name, { question, answers, evidence }]) => [
      `\`${name}\``,
      question,
      answers.map((answer) => `\`${answer}\``).join(", "),
      evidence,
    ]);
    expect(tableRows("choice")).to.deep.equal(choices);
  });

  it("lists every control, and the method in Node that does the same", async () => {
    const { content } = await sendRaw(`${running.emulator.url}/_emulator/`, {});
    const controls = String(content?.["Message"]).match(/(GET|POST|DELETE) \/_emulator\/[\w/{}-]+/g);
    const rows = tableRows("Node");
    expect(rows.map(([, http = ""]) => http.split("`")[1]).sort()).to.deep.equal(controls?.sort());
    for (const [node = ""] of rows) expect(running.emulator).to.have.property(node.replace(/^`|\(.*$/g, ""));
  });

  it("has faults as examples that can be added", async () => {
    for (const fault of block("json").trim().split("\n")) {
      const answer = await sendRaw(`${running.emulator.url}/_emulator/faults`, { method: "POST", body: fault });
      expect(answer.status, answer.text).to.equal(200);
    }
  });

  it("starts from Node as written", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "chime-readme-"));
    await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    await writeFile(path.join(folder, "start.mjs"), block("js"));
    const { code, output } = await run(process.execPath, ["--no-warnings", path.join(folder, "start.mjs")]);
    await rm(folder, { recursive: true });
    expect(code, output).to.equal(0);
    expect(output).to.match(MEETING_ARN);
  });

  describe("for other languages", () => {
    let programs = "";

    before("a virtual environment is there", async function () {
      this.timeout(LONGEST_INSTALLATION_MILLISECONDS);
      const found = await pythonPrograms();
      if (found === undefined) {
        console.warn(`    ${NO_PYTHON}`);
        this.skip();
      }
      programs = found;
    });

    it("starts from Python as written", async () => {
      const { code, output } = await run(path.join(programs, "python"), ["-c", here(block("python"))]);
      expect(code, output).to.equal(0);
      expect(output).to.match(MEETING_ARN);
    });

    it("starts from the AWS CLI as written", async () => {
      const searched = `${programs}${path.delimiter}${process.env["PATH"]}`;
      const { code, output } = await run("sh", ["-ec", here(block("sh", "aws "))], { PATH: searched });
      expect(code, output).to.equal(0);
      expect(output).to.match(MEETING_ARN);
    });
  });

  /** The cells below the header of the table whose first column has this name. */
  function tableRows(column: string): string[][] {
    const table = readme.split("\n\n").find((paragraph) => paragraph.startsWith(`| ${column} `));
    const lines = table?.trim().split("\n").slice(2) ?? [];
    return lines.map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
  }

  /** The first block of code in this language that holds the text. */
  function block(language: string, text = ""): string {
    const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
    const found = blocks.find(([, name, code]) => name === language && code?.includes(text))?.[2];
    if (found === undefined) throw new Error(`The README has no block of ${language} code with "${text}".`);
    return found;
  }

  function here(code: string): string {
    return code.replaceAll("http://127.0.0.1:4599", running.emulator.url);
  }
});
