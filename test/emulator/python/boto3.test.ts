import path from "node:path";
import { expect } from "chai";
import { MODELLED_ERRORS } from "../../../emulator/errors";
import { operationNames } from "../model/model";
import { withEmulator } from "../runningEmulator";
import { NO_PYTHON, pythonPrograms, run } from "./pythonClients";

const SCRIPT = path.join(__dirname, "../../../../test/emulator/python/everyOperation.py");

/** Every exception of the service model. */
const MODELLED = Object.keys(MODELLED_ERRORS);

/** Installing takes a while, the first time. */
const LONGEST_INSTALLATION_MILLISECONDS = 300_000;

describe("boto3, the AWS SDK for Python", () => {
  const running = withEmulator();
  let programs = "";

  before("a virtual environment is there", async function () {
    this.timeout(LONGEST_INSTALLATION_MILLISECONDS);
    const found = await pythonPrograms();
    if (found === undefined) {
      console.warn(`    ${NO_PYTHON}`);
      this.skip();
    }
    programs = found;
  });

  it("calls every operation, and reads every answer and error", async () => {
    const { code, output } = await run(path.join(programs, "python"), [SCRIPT, running.emulator.url, ...MODELLED]);
    expect(code, output).to.equal(0);
    const { statuses, arn, ...seen } = JSON.parse(output) as Record<string, unknown>;
    expect(Object.keys(statuses as object).sort()).to.deep.equal(operationNames);
    expect(arn).to.match(/^arn:aws:chime:eu-central-1:444455556666:meeting\//);
    expect(seen).to.deep.equal({
      externalMeetingId: "Café «1»",
      isSameMeeting: true,
      isSameAttendee: true,
      isUpdated: true,
      roomUsers: ["alice", "bob"],
      roomErrors: [],
      batchSize: 30,
      pages: [20, 11],
      tags: [{ Key: "b", Value: "2" }],
      notFound: ["NotFoundException", "NotFoundException", 404],
      // Not in the model, so boto3 has no class for it.
      badRequest: ["ClientError", "ValidationException", 400],
      typed: Object.fromEntries(MODELLED.map((name) => [name, name])),
      noResource: ["ResourceNotFoundException", "ResourceNotFoundException", 404],
    });
  });
});
