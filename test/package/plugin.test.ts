import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { packTarballs } from "../../tools/engine/packTarballs";
import { runCommand } from "../../tools/engine/runCommand";
import { workspaceEnvironment } from "../../tools/engine/workspaceEnvironment";
import { makeWorkspaceFolders, type WorkspaceFolders } from "../../tools/engine/workspaceFolders";
import { writeArchives } from "../../tools/plugin/writeArchives";
import { needsEngine } from "../support/needsEngine";
import { blocksOf } from "./readmeBlocks";

const PLUGIN = "pulumi-resource-chime-sdk-meetings";
const { version } = require("../../../package.json") as { version: string };

const PAGE = "docs/languages.md";
const [INSTALL_BY_NPM = "", INSTALL_FROM_SERVER = ""] = blocksOf(PAGE, "sh");

/** Programs that use the plugin, from PATH and from the folder that Pulumi.yaml names, are run in test/sdks. */
describe(`The plugin of the native provider, installed as ${PAGE} says`, function () {
  this.timeout(600_000);
  needsEngine();

  let folder: string;
  let folders: WorkspaceFolders;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-plugin-"));
    folders = makeWorkspaceFolders({ program: "" });
    const { PATH = "", ...others } = workspaceEnvironment(folders, (await findEngine()).command);
    // npm has put the plugin of this repository on PATH.
    const path = PATH.split(delimiter).filter((one) => !existsSync(join(one, PLUGIN)));
    env = { ...others, PATH: path.join(delimiter), PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" };
  });

  after(() => {
    folders?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a line as a shell does, and returns what it prints. */
  async function shell(line: string, variables: NodeJS.ProcessEnv = {}): Promise<string> {
    const choices = { cwd: folder, env: { ...env, ...variables } };
    const { code, stdout, stderr } = await runCommand("sh", ["-e", "-c", line], choices);
    expect(code, `${line}\n${stdout}${stderr}`).to.equal(0);
    return stdout;
  }

  it("is on PATH by npm, and gives Pulumi its schema", async () => {
    const tarball = (await packTarballs())["pulumi-chime-sdk-meetings"] ?? "";
    const prefix = join(folder, "prefix");
    expect(INSTALL_BY_NPM).to.match(/ pulumi-chime-sdk-meetings\n$/);
    await shell(INSTALL_BY_NPM.replace("pulumi-chime-sdk-meetings", tarball), {
      npm_config_prefix: prefix,
      npm_config_prefer_offline: "true",
      npm_config_audit: "false",
    });
    const PATH = [join(prefix, "bin"), env["PATH"]].join(delimiter);
    const command = (await shell(`command -v ${PLUGIN}`, { PATH })).trim();
    expect(command).to.equal(join(prefix, "bin", PLUGIN));
    const schema = JSON.parse(await shell(`pulumi package get-schema ${command}`, { PATH }));
    expect(schema).to.include({ name: "chime-sdk-meetings", version });
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

    it("is downloaded for this platform, listed, and gives Pulumi its schema", async () => {
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
