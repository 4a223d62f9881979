import { expect } from "chai";
import type { LogEntry } from "../../standing-room/handler/logEntry";
import { toLogLine } from "../../standing-room/handler/logLine";
import { UpstreamError } from "../../standing-room/handler/upstreamError";
import { type Rooms, startRooms } from "./roomsFixture";

const SOURCE = {
  service: "office",
  functionName: "office-join",
  memoryMiB: 256,
  traceHeader: undefined,
  now: Date.UTC(2026, 0, 2, 3, 4, 5),
};
const IDS = { function_request_id: "request-1", cold_start: false };
const JOINED: LogEntry = { level: "INFO", outcome: "joined", room: "standup", milliseconds: 93, ...IDS };

const lineOf = (entry: LogEntry) => JSON.parse(toLogLine(entry, SOURCE));

describe("a log line of the join function", () => {
  it("has the keys of Powertools' Logger before those of the join", () => {
    const { _aws, Joins, ...line } = lineOf(JOINED);
    expect(line).to.deep.include({
      level: "INFO",
      message: "Created the attendee in the room's active meeting.",
      timestamp: "2026-01-02T03:04:05.000Z",
      service: "office",
      cold_start: false,
      function_name: "office-join",
      function_memory_size: 256,
      function_request_id: "request-1",
      outcome: "joined",
      room: "standup",
    });
    expect(line).not.to.have.property("xray_trace_id");
  });

  it("is a valid document of the embedded metric format", () => {
    const line = lineOf(JOINED);
    const [directive] = line._aws.CloudWatchMetrics;
    expect(line._aws.Timestamp).to.equal(SOURCE.now);
    expect(directive.Namespace).to.equal("ChimeSDKMeetings/StandingRooms");
    expect(directive.Dimensions).to.deep.equal([["service", "function_name"]]);
    for (const dimension of directive.Dimensions[0]) expect(line[dimension]).to.be.a("string");
    for (const { Name } of directive.Metrics) expect(line[Name]).to.be.a("number");
  });

  const COUNTED = ["Joins", "NewMeetings", "Refusals", "Unavailable", "Failures"];
  const OUTCOMES: readonly (readonly [LogEntry["outcome"], readonly string[]])[] = [
    ["joined", ["Joins"]],
    ["opened", ["Joins", "NewMeetings"]],
    ["refused", ["Refusals"]],
    ["unavailable", ["Unavailable"]],
    ["failed", ["Failures"]],
  ];
  for (const [outcome, counted] of OUTCOMES) {
    it(`counts a request that was ${outcome} as ${counted.join(" and ")}, with its latency`, () => {
      const line = lineOf({ ...JOINED, outcome });
      expect(COUNTED.filter((name) => line[name] === 1)).to.deep.equal(counted);
      expect(line.Latency).to.equal(93);
    });
  }

  it("counts an orphaned meeting, and has no metric of an event", () => {
    expect(lineOf({ level: "WARN", outcome: "orphaned", ...IDS }).OrphanedMeetings).to.equal(1);
    expect(lineOf({ level: "INFO", outcome: "forgotten", ...IDS })).not.to.have.property("_aws");
  });
});

describe("the request id", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  const post = { requestContext: { http: { method: "POST", path: "/" } } };
  const alice = { ...post, body: JSON.stringify({ room: "standup", externalUserId: "alice" }) };

  for (const [name, status] of [
    ["ThrottlingException", 503],
    ["ForbiddenException", 500],
  ] as const) {
    it(`is the same in the log and in an answer with the status ${status}`, async () => {
      const failure = new UpstreamError("CreateAttendee", Object.assign(new Error("x"), { name }));
      const meetings = { ...rooms.deps.meetings, createAttendee: () => Promise.reject(failure) };
      const reply = await rooms.withDeps({ meetings })("alice");
      expect(reply.status).to.equal(status);
      expect(reply.body.requestId).to.be.a("string");
      expect(rooms.log.at(-1)?.function_request_id).to.equal(reply.body.requestId);
    });
  }

  it("is not in an answer that the caller can correct", async () => {
    const { body } = await rooms.post({ room: "standup" });
    expect(body).not.to.have.property("requestId");
  });

  it("is Lambda's, and only the first invocation of a process is a cold start", async () => {
    await rooms.handler(alice, { awsRequestId: "request-1" });
    await rooms.handler(alice, { awsRequestId: "request-2" });
    expect(rooms.log.map(({ function_request_id, cold_start }) => [function_request_id, cold_start])).to.deep.equal([
      ["request-1", true],
      ["request-2", false],
    ]);
  });
});
