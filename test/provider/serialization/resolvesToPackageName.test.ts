import { expect } from "chai";
import { resolvesToPackageName } from "../../../provider/dynamic/serialization/resolvesToPackageName";

const FLAT = "node_modules/pulumi-chime-sdk-meetings";
const PNPM = "node_modules/.pnpm/pulumi-chime-sdk-meetings@1.0.0_abc/node_modules/pulumi-chime-sdk-meetings";

/** Where the package lies, the version of @pulumi/pulumi, whether that finds the package, and whether it names it rightly. */
const ROWS = [
  ["in a flat node_modules", FLAT, "3.139.0", true, true],
  ["in the node_modules of a folder above", `../../${FLAT}`, "3.270.0", true, true],
  ["in pnpm's store, with the first Pulumi that knows it", PNPM, "3.251.0", true, true],
  ["in pnpm's store, with the last Pulumi that does not", PNPM, "3.250.0", true, false],
  ["in pnpm's store, with the next major version", PNPM, "4.0.0", true, true],
  ["in Bun's store, which no Pulumi knows", PNPM.replace(".pnpm", ".bun"), "3.270.0", true, false],
  ["in Yarn's store", "node_modules/.store/pulumi-chime-sdk-meetings-npm-1.0.0-abc/package", "3.270.0", true, false],
  ["below another package", `node_modules/rooms/${FLAT}`, "3.270.0", true, false],
  ["where Pulumi does not find it by name", `../store/${FLAT}`, "3.270.0", false, false],
  ["in a linked copy, which Pulumi writes by its content", "../pulumi-chime-sdk-meetings", "3.139.0", false, true],
] as const;

describe("The name that Pulumi gives a module of this package", () => {
  for (const [where, path, pulumi, isFoundByPulumi, isRight] of ROWS) {
    it(`is ${isRight ? "right" : "wrong"} ${where}`, () => {
      const installation = {
        path,
        pulumi,
        isFoundByPulumi,
        isFoundByProgram: true,
        isBundled: false,
        typescriptRange: "",
        typescript: undefined,
        bun: undefined,
      };
      expect(resolvesToPackageName(installation)).to.equal(isRight);
    });
  }
});
