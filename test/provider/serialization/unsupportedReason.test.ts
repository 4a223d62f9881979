import { expect } from "chai";
import type { Installation } from "../../../provider/dynamic/serialization/installation";
import { unsupportedReason } from "../../../provider/dynamic/serialization/unsupportedReason";

const USUAL: Installation = {
  path: "node_modules/pulumi-chime-sdk-meetings",
  isFoundByPulumi: true,
  isFoundByProgram: true,
  isBundled: false,
  pulumi: "3.270.0",
  typescriptRange: ">= 3.8.3 < 7",
  typescript: "5.9.3",
  bun: undefined,
};

describe("What cannot declare resources", () => {
  it("is a bundle", () => {
    expect(unsupportedReason({ ...USUAL, isBundled: true })).to.match(
      /from a bundle.*--external:pulumi-chime-sdk-meetings/,
    );
  });

  it("is a program from whose folder the package does not resolve", () => {
    expect(unsupportedReason({ ...USUAL, isFoundByProgram: false })).to.match(
      /run `npm install pulumi-chime-sdk-meetings`/,
    );
  });

  it("is not Node.js with a TypeScript below 7, or with none", () => {
    for (const typescript of ["3.8.3", "5.9.3", "6.0.3", undefined]) {
      expect(unsupportedReason({ ...USUAL, typescript })).to.equal(undefined);
    }
  });

  it("is not TypeScript 6 with an older Pulumi, which only does not declare to know it", () => {
    expect(unsupportedReason({ ...USUAL, typescriptRange: ">= 3.8.3 < 6", typescript: "6.0.3" })).to.equal(undefined);
  });

  it("is Bun, and the message says what to set", () => {
    expect(unsupportedReason({ ...USUAL, bun: "1.4.5" })).to.equal(
      "Resources of pulumi-chime-sdk-meetings cannot be declared under Bun (1.4.5): Pulumi stores their provider by means of " +
        "Node.js's inspector, which Bun does not have. Set `runtime: nodejs` in Pulumi.yaml and run the command again with " +
        "Node.js; Bun may still install the packages.",
    );
  });

  it("is TypeScript 7, and the message says what to install", () => {
    for (const typescriptRange of [">= 3.8.3 < 7", ">= 3.8.3 < 6"]) {
      expect(unsupportedReason({ ...USUAL, typescript: "7.0.2", typescriptRange })).to.equal(
        "Resources of pulumi-chime-sdk-meetings cannot be declared with TypeScript 7.0.2: Pulumi stores their provider by means " +
          "of TypeScript's compiler API, which TypeScript 7.0 does not have; @pulumi/pulumi 3.270.0 requires typescript " +
          `${typescriptRange}. Install an older one, \`npm install --save-dev typescript@6\`, and run the command again.`,
      );
    }
  });

  it("is no TypeScript that a later Pulumi declares to work with", () => {
    for (const typescriptRange of [">= 3.8.3 < 8", ">= 3.8.3", ""]) {
      expect(unsupportedReason({ ...USUAL, typescript: "7.1.0", typescriptRange })).to.equal(undefined);
    }
  });
});
