import { expect } from "chai";
import { engineProgram } from "../../tools/engine/buildEngine";
import { readEngineVersion } from "../../tools/engine/engineVersion";
import { buildArguments, listArguments, requireGo } from "../../tools/engine/goBuild";
import { createGoProgress } from "../../tools/engine/goProgress";

const goModule = { folder: "/engine", version: "v3.259.0", go: "1.25.11" };
const program = engineProgram(goModule);

describe("Building the engine", () => {
  it("reads from go.mod what to build and with which Go", () => {
    const { version, go } = readEngineVersion();
    expect(version).to.match(/^v3\.\d+\.\d+$/);
    expect(go).to.match(/^1\.\d+\.\d+$/);
  });

  it("tells the program its version, as Pulumi's own releases do", () => {
    expect(buildArguments(program, "/there/pulumi").join(" ")).to.equal(
      "build -v -trimpath -tags disable_grpc_modules -gcflags=all=-dwarf=false -ldflags -s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.259.0 " +
        "-o /there/pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    );
  });

  it("lists the packages of the very build that follows", () => {
    const built = buildArguments(program, "/there/pulumi");
    const [, , ...selection] = listArguments(program);
    expect(built).to.include.members(selection);
  });

  for (const found of ["go1.25.11", "go1.26.0", "go1.26"]) {
    it(`accepts ${found}`, () => {
      expect(() => requireGo(goModule, () => found)).not.to.throw();
    });
  }

  for (const found of ["go1.25.10", "go1.9.2", "go1.24", "devel"]) {
    it(`refuses ${found} and says which Go is needed`, () => {
      expect(() => requireGo(goModule, () => found)).to.throw(
        `${found} is too old: Go 1.25.11 or newer is needed (https://go.dev/dl).`,
      );
    });
  }

  it("counts what Go downloads and compiles", () => {
    const progress = createGoProgress();
    const lines = [
      "go: downloading gocloud.dev v0.45.0",
      "internal/abi",
      "github.com/pulumi/pulumi/sdk/v3/go/common/diag",
    ];
    ["internal/abi", "fmt", "github.com/pulumi/pulumi/sdk/v3/go/common/diag"].forEach(progress.takeNeeded);
    lines.forEach(progress.take);
    expect(progress.summary(61_400)).to.equal("1 modules downloaded, 2 of 3 packages compiled, 61 s");
    expect(progress.complaints()).to.be.empty;
  });

  it("keeps what Go complains about", () => {
    const progress = createGoProgress();
    const complaint = "main.go:3:2: no required module provides package example.com/x; to add it:";
    progress.take(complaint);
    expect(progress.complaints()).to.deep.equal([complaint]);
    expect(progress.summary(0)).to.equal("no package compiled, 0 s");
  });
});
