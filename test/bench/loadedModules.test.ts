import { expect } from "chai";
import { runCommand } from "../../tools/engine/runCommand";
import { meetingInputs, meetingOutputs } from "../support/meetingInputs";

/** Runs code in a process of its own, and tells the packages of which it has then loaded a module, with those that are part of Node.js. */
async function packagesLoadedBy(code: string): Promise<string[]> {
  const script = `
    const calls = async () => { ${code} };
    const nameOf = (file) => file.replaceAll("\\\\", "/").match(/.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1];
    calls().then(() => {
      const names = Object.keys(require.cache).map(nameOf).filter(Boolean);
      if (process.moduleLoadList.some((name) => name.includes("undici"))) names.push("undici");
      console.log(JSON.stringify([...new Set(names)].sort()));
      process.exit();
    });
  `;
  const {
    code: exit,
    stdout,
    stderr,
  } = await runCommand(process.execPath, ["--eval", script], {
    cwd: __dirname,
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: "http://127.0.0.1:1",
    },
  });
  expect(exit, stderr).to.equal(0);
  return JSON.parse(stdout);
}

const inputs = JSON.stringify(meetingInputs());
// Young, so that there is nothing to say of it but that nothing changes.
const outputs = JSON.stringify(meetingOutputs(meetingInputs(), { createdAt: new Date().toISOString() }));

describe("The modules that are loaded", () => {
  const previewing = `
    const { meeting } = require("pulumi-chime-sdk-meetings/runtime");
    meeting.configure({ config: { get: () => undefined } });
    const { failures } = await meeting.check({}, ${inputs});
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    await meeting.diff("id", ${outputs}, ${inputs});
  `;

  // The fetch of Node.js is undici, and takes 30 MB.
  it("by the provider in a preview, or an up without changes: no package, neither the AWS SDK nor undici", async () => {
    expect(await packagesLoadedBy(previewing)).to.deep.equal([]);
  });

  it("by the provider in the first call: the AWS SDK", async () => {
    // Nobody waits for the answer, which never comes: what counts is what the call has loaded.
    const calling = `${previewing} void meeting.read("id", { region: "us-east-1" });`;
    expect(await packagesLoadedBy(calling))
      .to.include("@aws-sdk/client-chime-sdk-meetings")
      .and.not.include("undici");
  });

  it("by a program that declares rooms: no AWS SDK either", async () => {
    const loaded = await packagesLoadedBy(`require("pulumi-chime-sdk-meetings").Meeting;`);
    expect(loaded).to.include("@pulumi/pulumi");
    expect(loaded.filter((name) => name.startsWith("@aws-sdk/") || name.startsWith("@smithy/"))).to.deep.equal([]);
  });

  it("by the native provider until a program declares a component: no AWS classes, and not the runtime of Pulumi's SDK", async () => {
    const starting = `
      const { createProvider } = require("../../plugin/provider");
      const provider = createProvider({ schema: { version: "1.2.3" }, engineLog: { address: "" } });
      const { ConstructRequest } = require("@pulumi/pulumi/proto/provider_pb.js");`;
    const ofComponents = ["@pulumi/aws", "semver"];
    expect(await packagesLoadedBy(starting))
      .to.include("@pulumi/pulumi")
      .and.not.include.members(ofComponents);
    const constructing = `${starting} await provider.construct(new ConstructRequest()).catch(() => {});`;
    expect(await packagesLoadedBy(constructing)).to.include.members(ofComponents);
  });
});
