import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Emulator, type Fault, startEmulator } from "../../emulator";
import { temporaryFolder } from "../support/temporaryFolder";
import { deployBundle, functionEnvironment } from "./bundledFunction";
import { type RunningTable, startTable } from "./runningTable";

const PROCESSES = 3;
const PEOPLE = 6;

/** Joins as several people, one after the other, and again after a 503, as a client does. Sends the responses. */
const JOIN = `
const { handler } = require(process.argv[1]);
const requestContext = { http: { method: "POST", path: "/" } };
(async () => {
  const joined = [];
  for (const externalUserId of JSON.parse(process.argv[2])) {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const body = JSON.stringify({ room: "standup", externalUserId });
      const answer = await handler({ requestContext, body }, { awsRequestId: "request" });
      if (answer.statusCode === 503) continue;
      joined.push({ status: answer.statusCode, meetingId: JSON.parse(answer.body).Meeting?.MeetingId });
      break;
    }
  }
  process.send(joined, () => process.exit());
})();
`;

/** A fault of the table: which requests it hits, and whether they take effect. */
interface TableFault {
  readonly every: number;
  readonly takesEffect: boolean;
}

/** Forwards requests to the table, and resets the connection of some. */
async function startFaultyTable(endpoint: string, faults: readonly TableFault[]): Promise<Server> {
  let count = 0;
  const server = createServer((message, response) => {
    count += 1;
    const fault = faults.find(({ every }) => count % every === 0);
    if (fault !== undefined && !fault.takesEffect) {
      message.socket.resetAndDestroy();
      return;
    }
    const forwarded = httpRequest(new URL(message.url ?? "/", endpoint), {
      method: message.method,
      headers: message.headers,
    });
    forwarded.on("response", (answer) => {
      if (fault !== undefined) {
        answer.resume();
        message.socket.resetAndDestroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    message.pipe(forwarded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

describe("several processes of the deployed join function", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  let table: RunningTable;
  let file: string;
  let faulty: Server | undefined;
  const children: ChildProcess[] = [];
  const folder = temporaryFolder();

  beforeEach(async () => {
    emulator = await startEmulator();
    table = await startTable();
    file = await deployBundle(folder());
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    faulty?.close();
    faulty?.closeAllConnections();
    await Promise.all([emulator.close(), table.close()]);
  });

  async function joinFrom(index: number, tableEndpoint: string) {
    const people = Array.from({ length: PEOPLE }, (_, person) => `person-${index}-${person}`);
    const child = spawn(process.execPath, ["-e", JOIN, file, JSON.stringify(people)], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: functionEnvironment(emulator.url, tableEndpoint),
    });
    children.push(child);
    const [joined] = (await once(child, "message")) as [readonly { status: number; meetingId?: string }[]];
    return joined;
  }

  const FAULTS: Readonly<Record<string, { readonly meetings?: Fault; readonly table?: readonly TableFault[] }>> = {
    "errors of the meetings service": {
      meetings: { effect: "error", error: "ServiceUnavailableException", probability: 0.3, seed: 1 },
    },
    "throttling by the meetings service": {
      meetings: { effect: "error", error: "ThrottlingException", probability: 0.3, seed: 2 },
    },
    "responses of the meetings service that are lost": {
      meetings: { effect: "resetAfter", probability: 0.3, seed: 3 },
    },
    "responses of the meetings service that are not JSON": {
      meetings: { effect: "garbage", status: 502, probability: 0.3, seed: 4 },
    },
    "requests to the table that are lost": { table: [{ every: 3, takesEffect: false }] },
    "responses of the table that are lost": { table: [{ every: 3, takesEffect: true }] },
    "both at once": {
      meetings: { effect: "resetAfter", probability: 0.2, seed: 5 },
      table: [
        { every: 4, takesEffect: true },
        { every: 5, takesEffect: false },
      ],
    },
  };
  for (const [what, { meetings, table: tableFaults }] of Object.entries(FAULTS)) {
    it(`let everybody join one meeting despite ${what}`, async () => {
      if (meetings) emulator.addFault(meetings);
      if (tableFaults) faulty = await startFaultyTable(table.endpoint, tableFaults);
      const { port } = (faulty?.address() ?? {}) as Partial<AddressInfo>;
      const endpoint = port === undefined ? table.endpoint : `http://127.0.0.1:${port}`;
      const joined = await Promise.all(Array.from({ length: PROCESSES }, (_, index) => joinFrom(index, endpoint)));
      faulty?.close();
      faulty = undefined;
      expect(joined.flat().map(({ status }) => status)).to.deep.equal(Array(PROCESSES * PEOPLE).fill(200));
      expect(new Set(joined.flat().map(({ meetingId }) => meetingId)).size).to.equal(1);
      expect(emulator.meetings().filter(({ attendees }) => attendees.length > 0)).to.have.lengthOf(1);
      const calls = Object.values(emulator.requests()).reduce((sum, count) => sum + count, 0);
      // Without a fault, one call creates the meeting and one each attendee.
      if (meetings) expect(calls).to.be.greaterThan(PROCESSES * PEOPLE + 1);
    });
  }
});
