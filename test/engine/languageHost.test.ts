import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ProgramInfo, RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { programEnd, programStart } from "../../tools/engine/languageHost";
import { temporaryFolder } from "../support/temporaryFolder";

type Options = Parameters<typeof Struct.fromJavaScript>[0];

const requestWith = (options: Options = {}): RunRequest => {
  const info = new ProgramInfo()
    .setRootDirectory("/root-of-project")
    .setProgramDirectory(process.cwd())
    .setEntryPoint("main.ts")
    .setOptions(Struct.fromJavaScript(options));
  const request = new RunRequest()
    .setInfo(info)
    .setMonitorAddress("127.0.0.1:1001")
    .setProject("rooms")
    .setStack("dev")
    .setParallel(8)
    .setArgsList(["last"])
    .setConfigsecretkeysList(["rooms:password"]);
  request.getConfigMap().set("rooms:password", "hunter2");
  return request;
};

const HOST = join(__dirname, "..", "..", "tools", "engine", "languageHost.js");

const runEntry = require.resolve("@pulumi/pulumi/cmd/run");

describe("The language host", () => {
  const folder = temporaryFolder();

  it("runs the SDK's own entry with what the engine asks for", () => {
    const { nodeArguments, directory } = programStart(requestWith(), "127.0.0.1:1000");
    expect(directory).to.equal(process.cwd());
    expect(nodeArguments).to.deep.equal([
      runEntry,
      ...["--monitor", "127.0.0.1:1001", "--engine", "127.0.0.1:1000", "--project", "rooms"],
      ...["--root-directory", "/root-of-project", "--stack", "dev", "--pwd", process.cwd(), "--parallel", "8"],
      "main.ts",
      "last",
    ]);
  });

  it("says so when it is only a preview", () => {
    expect(programStart(requestWith(), "").nodeArguments).not.to.include("--dry-run");
    expect(programStart(requestWith().setDryrun(true), "").nodeArguments).to.include("--dry-run");
  });

  it("hands configuration over by the environment, with the names of the secret keys", () => {
    const { environment, nodeArguments } = programStart(requestWith(), "");
    expect(JSON.parse(environment["PULUMI_CONFIG"] ?? "")).to.deep.equal({ "rooms:password": "hunter2" });
    expect(JSON.parse(environment["PULUMI_CONFIG_SECRET_KEYS"] ?? "")).to.deep.equal(["rooms:password"]);
    expect(nodeArguments.join(" ")).not.to.contain("hunter2");
  });

  it("reads TypeScript unless runtime.options.typescript is false", () => {
    expect(programStart(requestWith(), "").environment).to.have.property("PULUMI_NODEJS_TYPESCRIPT", "true");
    const plain = programStart(requestWith({ typescript: false }), "").environment;
    expect(plain).not.to.have.property("PULUMI_NODEJS_TYPESCRIPT");
  });

  it("honours runtime.options.tsconfig and nodeargs", () => {
    const start = programStart(requestWith({ tsconfig: "other.json", nodeargs: "--no-warnings  --trace-gc" }), "");
    expect(start.environment).to.have.property("PULUMI_NODEJS_TSCONFIG_PATH", "other.json");
    expect(start.nodeArguments.slice(0, 3)).to.deep.equal(["--no-warnings", "--trace-gc", runEntry]);
  });

  it("tells the engine nothing more about a program that has reported its own error", () => {
    expect(programEnd(32, null)).to.deep.equal({ error: "", bail: true });
  });

  it("says what to do, and nothing else, where the project has no SDK", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [HOST, `-root=${folder()}`, "127.0.0.1:1"], {
      cwd: folder(),
      encoding: "utf8",
    });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
    expect(stderr).to.equal(
      `The program cannot run: @pulumi/pulumi is not installed for ${folder()}. ` +
        "Install the project's packages there, for instance with `npm install`, and run pulumi again.\n",
    );
  });

  it("ends when the engine is killed, so that no host is left behind", async () => {
    const startHost = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(HOST)}], { stdio: "inherit" })`;
    const engine = spawn(process.execPath, ["-e", startHost], { stdio: ["ignore", "pipe", "inherit"] });
    const [port] = await once(engine.stdout, "data");
    expect(Number(port)).to.be.greaterThan(0);
    engine.kill("SIGKILL");
    // The host shares the engine's stdout, which closes only when both are gone.
    await once(engine.stdout, "close");
  });

  it("tells the engine how any other program ended", () => {
    expect(programEnd(0, null)).to.deep.equal({ error: "", bail: false });
    expect(programEnd(3, null)).to.deep.equal({ error: "The program exited with code 3.", bail: false });
    expect(programEnd(null, "SIGKILL")).to.deep.equal({
      error: "The program was ended by the signal SIGKILL.",
      bail: false,
    });
  });
});
