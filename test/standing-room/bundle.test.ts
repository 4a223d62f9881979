import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator";
import { temporaryFolder } from "../support/temporaryFolder";
import { BUNDLE, deployBundle, functionEnvironment } from "./bundledFunction";
import { type RunningTable, startTable } from "./runningTable";

/** Called in a process of its own, as Lambda's runtime does it: load the file, call `handler` with an event. */
const CALL = `
const { handler } = require(process.argv[1]);
handler(JSON.parse(process.argv[2]), { awsRequestId: "request-1" }).then((answer) => process.send(answer ?? null, () => process.exit()));
`;

describe("the bundled join function", () => {
  let emulator: Emulator;
  let table: RunningTable;
  const folder = temporaryFolder();
  beforeEach(async () => {
    emulator = await startEmulator();
    table = await startTable();
    await deployBundle(folder());
  });
  afterEach(() => Promise.all([emulator.close(), table.close()]));

  /** The answer, and everything that the process wrote to its log. */
  async function invoke(event: object, environment: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, ["-e", CALL, join(folder(), "index.js"), JSON.stringify(event)], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...functionEnvironment(emulator.url, table.endpoint),
        POWERTOOLS_SERVICE_NAME: "office",
        AWS_LAMBDA_FUNCTION_NAME: "office-join",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
        _X_AMZN_TRACE_ID: "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        ...environment,
      },
    });
    let answer: { statusCode: number; body: string } | null | undefined;
    let output = "";
    let errors = "";
    child.once("message", (message) => {
      answer = message as typeof answer;
    });
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    await once(child, "close");
    return { answer, output, errors };
  }

  const post = (body: object) => ({
    version: "2.0",
    requestContext: { http: { method: "POST", path: "/" } },
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  });

  it("returns the join response, and logs one line of JSON without the token", async () => {
    const { answer, output } = await invoke(post({ room: "standup", externalUserId: "alice" }));
    expect(answer?.statusCode).to.equal(200);
    const { Attendee } = JSON.parse(answer?.body ?? "{}");
    expect(Attendee.ExternalUserId).to.equal("alice");
    expect(JSON.parse(output)).to.include({
      level: "INFO",
      outcome: "opened",
      room: "standup",
      service: "office",
      cold_start: true,
      function_name: "office-join",
      function_memory_size: 256,
      function_request_id: "request-1",
      xray_trace_id: "1-5759e988-bd862e3fe1be46a994272793",
      NewMeetings: 1,
    });
    expect(output).not.to.contain(Attendee.JoinToken);
  });

  it("finds a meeting that another process opened", async () => {
    const first = await invoke(post({ room: "standup", externalUserId: "alice" }));
    const second = await invoke(post({ room: "standup", externalUserId: "bob" }));
    const meetingOf = ({ answer }: typeof first) => JSON.parse(answer?.body ?? "{}").Meeting;
    expect(meetingOf(second)).to.deep.equal(meetingOf(first));
    expect(emulator.meetings()).to.have.length(1);
  });

  it("limits the joins of one person over all processes with JOINS_PER_MINUTE", async () => {
    const join = (externalUserId: string) =>
      invoke(post({ room: "standup", externalUserId }), { JOINS_PER_MINUTE: "1" });
    const statusOf = async (externalUserId: string) => (await join(externalUserId)).answer?.statusCode;
    // The clock can reach the next minute once between these three.
    const statuses = [await statusOf("alice"), await statusOf("alice"), await statusOf("alice")];
    expect(statuses[0]).to.equal(200);
    expect(statuses).to.include(429);
    expect(await statusOf("bob")).to.equal(200);
  });

  it("handles an event without a response", async () => {
    const { answer } = await invoke({
      source: "aws.chime",
      "detail-type": "Chime Meeting State Change",
      detail: { eventType: "chime:MeetingEnded", meetingId: "unknown", externalMeetingId: "standup" },
    });
    expect(answer).to.equal(null);
  });

  it("names the missing environment variable", async () => {
    const { errors } = await invoke(post({}), { TABLE_NAME: "" });
    expect(errors).to.contain("The environment variable TABLE_NAME is not set");
  });

  it("contains no AWS SDK, Pulumi or duration parser, and requires only Node.js and the two clients of the SDK", async () => {
    const text = await readFile(BUNDLE, "utf8");
    const required = new Set([...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name));
    const foreign = [...required].filter((name) => !isBuiltin(name ?? ""));
    expect(foreign).to.have.members(["@aws-sdk/client-chime-sdk-meetings", "@aws-sdk/client-dynamodb"]);
    // Parsers of durations are for arguments of a Meeting, which a room does not have.
    expect(text).not.to.match(/node_modules\/(ms|iso8601-duration)\//);
    expect(text.length).to.be.lessThan(100_000);
  });

  it("verifies tokens with the settings beside it, and reads the issuer by HTTPS alone", async () => {
    const settings = { issuer: "http://127.0.0.1:1", audience: "app" };
    await writeFile(join(folder(), "jwt.json"), JSON.stringify(settings));
    const post = (headers: object) =>
      invoke({ requestContext: { http: { method: "POST", path: "/" } }, headers, body: '{"room":"standup"}' });
    expect((await post({})).answer).to.deep.include({ statusCode: 401 });
    expect((await post({ authorization: "Bearer e30.e30.e30" })).answer).to.deep.include({ statusCode: 503 });
  });
});
