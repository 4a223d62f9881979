import { expect } from "chai";
import { type Engine, findEngine } from "../../tools/engine/findEngine";
import { createWorkspace } from "../../tools/engine/workspace";
import type { ProgramText } from "../../tools/engine/workspaceFolders";
import { QUICK_START } from "../support/room";

const SAME_ON_EVERY_HOST = "failed with an unhandled exception";

/** Programs that fail, with what Pulumi must show of each, whichever language host runs it. */
const PROGRAMS: Readonly<
  Record<
    string,
    {
      readonly program: ProgramText;
      readonly shown: readonly (string | RegExp)[];
      /** Whether the types of the program are checked, which takes longer than the rest. Default: false. */
      readonly checksTypes?: true;
    }
  >
> = {
  "a type error": {
    program: `export const seats: number = "four";`,
    shown: [SAME_ON_EVERY_HOST, "index.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."],
    checksTypes: true,
  },
  "a type error in an imported file": {
    program: { "index.ts": `import "./seats";`, "seats.ts": `export const seats: number = "four";` },
    shown: ["seats.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."],
    checksTypes: true,
  },
  "a syntax error": {
    program: "export const seats = ;",
    shown: ["index.ts(1,22): error TS1109: Expression expected."],
  },
  "an exception": {
    program: `throw new Error("No seat is left.");`,
    shown: [SAME_ON_EVERY_HOST, "Error: No seat is left.", /index\.ts:1:7/],
  },
  "a rejection that nobody handles": {
    program: `Promise.reject(new Error("No seat is left."));`,
    shown: [SAME_ON_EVERY_HOST, "Error: No seat is left."],
  },
  "an end with a code of its own": {
    program: "process.exit(3);",
    shown: [/an unhandled error occurred: .*exit(ed with)?.* code:? 3/],
  },
  "a file that is not there": {
    program: { "index.ts": `import "./no-such-file";` },
    shown: ["Cannot find module './no-such-file'"],
  },
};

describe("A program that fails, on the real engine", function () {
  this.timeout(600_000);
  let engine: Engine;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    engine = await findEngine();
  });

  for (const [failure, { program, shown, checksTypes }] of Object.entries(PROGRAMS)) {
    it(`ends Pulumi with an error that names ${failure}`, async () => {
      const env = { ...QUICK_START, ...(checksTypes ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }) };
      const workspace = await createWorkspace({ program, engine, env });
      try {
        const { code, stdout } = await workspace.preview({ flags: ["--suppress-progress"] });
        expect(code).not.to.equal(0);
        for (const text of shown) {
          if (typeof text === "string") expect(stdout).to.contain(text);
          else expect(stdout).to.match(text);
        }
      } finally {
        workspace.dispose();
      }
    });
  }
});
