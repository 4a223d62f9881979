import { delimiter } from "node:path";
import { expect } from "chai";
import { workspaceEnvironment } from "../../tools/engine/workspaceEnvironment";

describe("The environment of a workspace", () => {
  const folders = { root: "/w", home: "/w/home", backend: "/w/backend", project: "/p", settings: "/w/s", remove() {} };
  const environmentFrom = (inherited: NodeJS.ProcessEnv) =>
    workspaceEnvironment(folders, "/engine/bin/pulumi", inherited);

  it("puts the engine's own folder before everything else on PATH", () => {
    expect(environmentFrom({ PATH: "/usr/bin" })["PATH"]).to.equal(`/engine/bin${delimiter}/usr/bin`);
  });

  it("takes over nothing of the user's own Pulumi and AWS settings", () => {
    const own = { PULUMI_ACCESS_TOKEN: "own", AWS_PROFILE: "own", AWS_SESSION_TOKEN: "own", PULUMI_BACKEND_URL: "own" };
    expect(Object.values(environmentFrom(own))).not.to.include("own");
  });

  it("takes over everything else", () => {
    expect(environmentFrom({ LANG: "C" })).to.include({ LANG: "C" });
  });
});
