import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { packTarballs } from "../../tools/engine/packedProject";
import { runCommand } from "../../tools/engine/runCommand";
import { createWorkspace, type Variables, type Workspace } from "../../tools/engine/workspace";
import { workspaceEnvironment } from "../../tools/engine/workspaceEnvironment";
import { writeArchives } from "../../tools/plugin/writeArchives";
import { needsEngine } from "../support/needsEngine";
import { blocksOf } from "./readmeBlocks";

const PLUGIN = "pulumi-resource-chime-sdk-meetings";
const { version } = require("../../../package.json") as { version: string };

const PAGE = "docs/languages.md";
const [INSTALL_BY_NPM = "", INSTALL_FROM_SERVER = ""] = blocksOf(PAGE, "sh");
const [PLUGINS = ""] = blocksOf(PAGE, "yaml");

const SETTINGS = "name: program\nruntime: { name: nodejs, options: { typescript: false } }\n";

/** A program without an SDK: what a program in any language registers. */
const PROGRAM = `
const { CustomResource } = require("@pulumi/pulumi");
const standup = { externalMeetingId: "standup", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] };
new CustomResource("chime-sdk-meetings:index:Meeting", "standup", standup);
`;

describe(`The plugin of the native provider, installed as ${PAGE} says`, function () {
  this.timeout(600_000);
  needsEngine();

  let folder: string;
  let workspace: Workspace;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-plugin-"));
    workspace = await createWorkspace({ program: { "Pulumi.yaml": SETTINGS, "index.js": PROGRAM } });
    const { PATH, ...others } = workspaceEnvironment(workspace.folders, workspace.engine.command);
    // npm has put that of this repository on PATH.
    const path = (PATH ?? "").split(delimiter).filter((one) => !existsSync(join(one, PLUGIN)));
    env = { ...others, PATH: path.join(delimiter), PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" };
  });

  after(() => {
    workspace?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Previews a program with a meeting, which Pulumi asks the plugin about. */
  async function preview(variables: Variables = {}): Promise<string> {
    const { code, stdout, stderr } = await workspace.preview({ env: { ...env, ...variables } });
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.match(/chime-sdk-meetings:index:Meeting +standup +create/);
    return stdout + stderr;
  }

  /** Runs a line as a shell does, and returns what it prints. */
  async function shell(line: string, variables: Variables = {}): Promise<string> {
    const choices = { cwd: folder, env: { ...env, ...variables } };
    const { code, stdout, stderr } = await runCommand("sh", ["-e", "-c", line], choices);
    expect(code, `${line}\n${stdout}${stderr}`).to.equal(0);
    return stdout;
  }

  describe("by npm", () => {
    let bin: string;

    before(async () => {
      const tarball = (await packTarballs(folder))["pulumi-chime-sdk-meetings"] ?? "";
      const prefix = join(folder, "prefix");
      expect(INSTALL_BY_NPM).to.match(/ pulumi-chime-sdk-meetings\n$/);
      await shell(INSTALL_BY_NPM.replace("pulumi-chime-sdk-meetings", tarball), {
        npm_config_prefix: prefix,
        npm_config_prefer_offline: "true",
        npm_config_audit: "false",
      });
      bin = process.platform === "win32" ? prefix : join(prefix, "bin");
    });

    it("is found on PATH", async () => {
      expect(await preview({ PATH: [bin, env["PATH"]].join(delimiter) })).to.contain(`using ${PLUGIN} from $PATH`);
    });

    it("is found in the folder that `plugins` of Pulumi.yaml names", async () => {
      const file = join(workspace.folders.project, "Pulumi.yaml");
      writeFileSync(file, `${SETTINGS}${PLUGINS.replace("node_modules/.bin", bin)}`);
      expect(await preview()).not.to.contain("$PATH");
      writeFileSync(file, SETTINGS);
    });

    it("gives `pulumi package` its schema", async () => {
      const schema = JSON.parse(await shell(`pulumi package get-schema ${join(bin, PLUGIN)}`));
      expect(schema).to.include({ name: "chime-sdk-meetings", version });
    });
  });

  describe("by `pulumi plugin install --server`", () => {
    let server: Server;
    const requested: string[] = [];

    before(async () => {
      const archives = join(folder, "archives");
      writeArchives(archives);
      server = createServer(({ url = "" }, response) => {
        requested.push(url);
        response.end(readFileSync(join(archives, url.slice(1))));
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
    });

    after(() => server?.close());

    it("is downloaded, found, and has the schema", async () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect(INSTALL_FROM_SERVER).to.contain(` ${version} `);
      await shell(INSTALL_FROM_SERVER.replace("https://plugins.example.com", url));
      expect(requested).to.deep.equal([`/${PLUGIN}-v${version}-${platform()}.tar.gz`]);
      const [installed] = JSON.parse(await shell("pulumi plugin ls --json"));
      expect(installed).to.include({ name: "chime-sdk-meetings", version });
      const schema = JSON.parse(await shell(`pulumi package get-schema chime-sdk-meetings@${version}`));
      expect(Object.keys(schema.resources)).to.include("chime-sdk-meetings:index:Meeting");
    });
  });
});

/** The name of this platform in Pulumi. */
function platform(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}-${process.arch === "x64" ? "amd64" : process.arch}`;
}
