import { existsSync, readdirSync } from "node:fs";
import { expect } from "chai";
import { type Engine, findEngine } from "../../tools/engine/findEngine";
import { createWorkspace, type Variables, type Workspace } from "../../tools/engine/workspace";
import type { ProgramText } from "../../tools/engine/workspaceFolders";
import { rejection } from "../support/rejection";
import { QUICK_START } from "../support/room";

const ECHO = `
import * as pulumi from "@pulumi/pulumi";

const echo: pulumi.dynamic.ResourceProvider = {
  create: async ({ word }: { word: string }) => ({ id: "echo-1", outs: { word } }),
};

class Echo extends pulumi.dynamic.Resource {
  declare readonly word: pulumi.Output<string>;
  constructor(name: string, word: pulumi.Input<string>) {
    super(echo, name, { word });
  }
}

const config = new pulumi.Config();
export const said = new Echo("echo", config.require("word")).word;
export const whispered = new Echo("whisper", config.requireSecret("whisper")).word;
`;

const QUICK: Variables = { ...QUICK_START, PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

describe("A workspace on the real engine", function () {
  this.timeout(600_000);
  let engine: Engine;
  const workspaces: Workspace[] = [];

  /** Only the first test runs its program as a user's: to check its types takes longer than the rest of a run. */
  const workspaceOf = async (program: ProgramText, env: Variables = QUICK) => {
    const workspace = await createWorkspace({ program, engine, env });
    workspaces.push(workspace);
    return workspace;
  };

  before(async function () {
    // The engine may have to be built first, which takes minutes; findEngine says what it does and bounds its download.
    this.timeout(0);
    engine = await findEngine();
  });

  afterEach(() => {
    for (const workspace of workspaces.splice(0)) workspace.dispose();
  });

  it("previews, brings up, updates, refreshes and destroys a TypeScript project, and gives back an exported state", async () => {
    const workspace = await workspaceOf(ECHO, {});
    await workspace.setConfig("word", "--hello=all,of {you}");
    await workspace.setConfig("whisper", "a-secret-word", { secret: true });

    const preview = await workspace.preview();
    expect(preview.code, preview.stderr).to.equal(0);
    expect(preview.stdout).to.contain("+ 3 to create");

    const up = await workspace.up();
    expect(up.code, up.stderr).to.equal(0);
    expect(up.stdout).to.contain("+ 3 created");
    expect(await workspace.outputs()).to.deep.equal({ said: "--hello=all,of {you}", whispered: "[secret]" });
    expect(await workspace.outputs({ showSecrets: true })).to.have.property("whispered", "a-secret-word");

    const again = await workspace.up({ refresh: true });
    expect(again.stdout).to.contain("3 unchanged");

    const state = await workspace.exportState();
    const destroy = await workspace.destroy();
    expect(destroy.code, destroy.stderr).to.equal(0);
    expect((await workspace.exportState()).deployment.resources ?? []).to.be.empty;

    const printed = [preview, up, again, destroy].map(({ stdout, stderr }) => stdout + stderr).join("");
    expect(printed).not.to.contain("a-secret-word");
    expect(printed).not.to.match(/warning|\$PATH/i);

    await workspace.importState(state);
    expect((await workspace.exportState()).deployment.resources?.map(({ id }) => id)).to.include("echo-1");
  });

  it("shows the output while a command runs", async () => {
    const workspace = await workspaceOf(`export const said = "hello";`);
    let shown = "";
    const { stdout, stderr } = await workspace.up({
      onOutput: (text) => {
        shown += text;
      },
    });
    expect(shown).to.have.lengthOf(stdout.length + stderr.length);
    expect(shown).to.contain("hello");
  });

  const LAYOUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "a JavaScript program": {
      "index.js": `exports.said = "hello";`,
    },
    "an ES module": {
      "package.json": `{ "name": "program", "type": "module" }`,
      "index.js": `import * as pulumi from "@pulumi/pulumi"; export const said = pulumi.output("hello");`,
    },
    "a program in the folder that main names": {
      "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: inside/\n",
      "inside/index.ts": `export const said: string = "hello";`,
    },
    "a program in the file that main names": {
      "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: other.ts\n",
      "other.ts": `export const said: string = "hello";`,
    },
    "a program that package.json names": {
      "package.json": `{ "name": "program", "main": "named.ts" }`,
      "named.ts": `export const said: string = "hello";`,
    },
    "a program without TypeScript": {
      "Pulumi.yaml": "name: program\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "index.js": `exports.said = process.env.PULUMI_NODEJS_TYPESCRIPT ?? "hello";`,
    },
  };
  for (const [layout, files] of Object.entries(LAYOUTS)) {
    it(`runs ${layout}`, async () => {
      const workspace = await workspaceOf(files);
      const { code, stdout, stderr } = await workspace.up();
      expect(code, stdout + stderr).to.equal(0);
      expect(await workspace.outputs()).to.deep.equal({ said: "hello" });
    });
  }

  it("reports an error of the program once, with its text", async () => {
    const workspace = await workspaceOf(`throw new Error("no rooms today");`);
    const { code, stdout, stderr } = await workspace.up();
    expect(code).not.to.equal(0);
    expect((stdout + stderr).match(/Error: no rooms today/g)).to.have.lengthOf(1);
    expect(stdout + stderr).not.to.contain("exited with code");
  });

  it("reports the exit code of a program that gives up without a word", async () => {
    const workspace = await workspaceOf(`process.exit(3);`);
    const { code, stdout, stderr } = await workspace.up();
    expect(code).not.to.equal(0);
    expect(stdout + stderr).to.match(/program exited with (non-zero exit )?code:? 3/i);
  });

  it("throws, with what Pulumi said, when a command that must succeed does not", async () => {
    const workspace = await workspaceOf("");
    const error = await rejection(workspace.must(["config", "get", "nothing"]));
    expect(error.message).to.match(/`pulumi config get nothing` failed with exit code \d+: error: .*nothing/);
  });

  it("writes nothing into the project and removes everything else", async () => {
    const project = await workspaceOf(`export const said = "hello";`);
    const before = readdirSync(project.folders.project).sort();
    const workspace = await createWorkspace({
      cwd: project.folders.project,
      engine,
      env: QUICK,
    });
    await workspace.setConfig("word", "hello");
    await workspace.up();
    expect(readdirSync(project.folders.project).sort()).to.deep.equal(before);
    workspace.dispose();
    expect(existsSync(workspace.folders.root)).to.be.false;
    expect(existsSync(project.folders.project)).to.be.true;
  });
});
