import { expect } from "chai";

const METHODS = ["configure", "check", "diff", "create", "read", "update", "delete"];
const runtime = require("pulumi-chime-sdk-meetings/runtime") as Record<string, Record<string, unknown>>;

/** The subpath that states remember, by the export of the runtime that the shell forwards to. */
for (const kind of ["meeting", "attendee", "transcription"]) {
  describe(`The shell at ./${kind}`, () => {
    const shell = require(`pulumi-chime-sdk-meetings/${kind}`) as Record<string, (...values: unknown[]) => unknown>;

    it("has the methods of a dynamic provider, and nothing else", () => {
      expect(Object.keys(shell).filter((name) => name !== "__esModule")).to.have.members(METHODS);
    });

    for (const method of METHODS) {
      it(`forwards ${method} by the name of the package, which is all that a state may contain`, () => {
        const call = new RegExp(
          `^function \\w*\\(([\\w, ]+)\\) \\{\\s*` +
            `return require\\("pulumi-chime-sdk-meetings/runtime"\\)\\.${kind}\\.${method}\\(\\1\\);\\s*\\}$`,
        );
        expect(String(shell[method])).to.match(call);
        expect(runtime[kind]?.[method]).to.be.a("function");
      });
    }
  });
}
