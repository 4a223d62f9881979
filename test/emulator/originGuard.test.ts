import { request } from "node:http";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator";
import { sendByModel } from "./model/sendByModel";
import { meetingRequest } from "./requests";

const PAGE = "http://evil.example";

interface RawResponse {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

describe("Requests of web pages", () => {
  let emulator: Emulator;

  const start = async (options = {}) => {
    emulator = await startEmulator(options);
  };

  afterEach(() => emulator.close());

  /** By node:http, since fetch does not let a client set these headers. */
  const send = (method: string, path: string, headers: Record<string, string>, body = ""): Promise<RawResponse> =>
    new Promise((resolve, reject) => {
      const sent = request(emulator.url + path, { method, headers }, (response) => {
        response.resume();
        response.once("end", () => resolve({ status: response.statusCode, headers: response.headers }));
      });
      sent.once("error", reject).end(body);
    });

  const routes = [
    ["POST", "/_emulator/reset"],
    ["GET", "/_emulator/meetings"],
    ["POST", "/meetings"],
    ["GET", "/health"],
    ["GET", "/"],
    ["GET", "/_emulator/activity"],
    ["POST", "/_emulator/pages/join-info"],
    ["OPTIONS", "/meetings"],
  ] as const;

  for (const [method, path] of routes) {
    it(`of another origin are rejected at ${method} ${path}, and cannot be read`, async () => {
      await start();
      const { status, headers } = await send(method, path, { origin: PAGE });
      expect(status).to.equal(403);
      expect(headers).not.to.have.property("access-control-allow-origin");
    });

    it(`of a name that resolves to this machine are rejected at ${method} ${path}`, async () => {
      await start();
      const host = `evil.example:${emulator.port}`;
      expect((await send(method, path, { host, origin: `http://${host}` })).status).to.equal(403);
      expect((await send(method, path, { host })).status).to.equal(403);
    });
  }

  it("change nothing when they are rejected", async () => {
    await start();
    await sendByModel(emulator.url, "CreateMeeting", { ...meetingRequest(), ClientRequestToken: "t1" });
    await send("POST", "/_emulator/reset", { origin: PAGE });
    expect(emulator.meetings()).to.have.lengthOf(1);
  });

  it("of no origin, such as those of a file, are rejected", async () => {
    await start();
    expect((await send("POST", "/_emulator/reset", { origin: "null" })).status).to.equal(403);
  });

  it("of the emulator itself are accepted", async () => {
    await start();
    expect((await send("POST", "/_emulator/reset", { origin: emulator.url })).status).to.equal(204);
  });

  it("of an allowed origin are accepted, answered with CORS headers, and so is their preflight", async () => {
    await start({ allowedOrigins: ["http://localhost:3000"] });
    const origin = "http://localhost:3000";
    const answer = await send("GET", "/_emulator/meetings", { origin });
    expect(answer.status).to.equal(200);
    expect(answer.headers).to.include({ "access-control-allow-origin": origin });
    const preflight = await send("OPTIONS", "/meetings", { origin, "access-control-request-headers": "x-amz-date" });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers).to.include({
      "access-control-allow-origin": origin,
      "access-control-allow-headers": "x-amz-date",
    });
  });

  it("cannot send controls in a type that needs no preflight", async () => {
    await start();
    const body = JSON.stringify({ effect: "garbage" });
    expect((await send("POST", "/_emulator/faults", { "content-type": "text/plain" }, body)).status).to.equal(400);
    expect(emulator.faults()).to.deep.equal([]);
  });

  for (const name of ["localhost", "127.0.0.1", "127.0.0.2", "[::1]"]) {
    it(`are no concern of a client that calls this machine ${name}`, async () => {
      await start();
      expect((await send("GET", "/health", { host: `${name}:${emulator.port}` })).status).to.equal(200);
    });
  }

  it("are no concern of a client behind a proxy, which sends the absolute form of the address", async () => {
    await start();
    const path = `${emulator.url}/health`;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({ host: "127.0.0.1", port: emulator.port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.once("error", reject).end();
    });
    expect(status).to.equal(200);
  });

  it("are no concern of a client that calls an allowed host", async () => {
    await start({ allowedHosts: ["emulator"] });
    expect((await send("GET", "/health", { host: "emulator:4599" })).status).to.equal(200);
    expect((await send("GET", "/health", { host: "192.168.1.5" })).status).to.equal(403);
  });

  it("are no concern of a client that calls an address, where the emulator listens on all", async () => {
    await start({ host: "0.0.0.0" });
    const headers = { host: `192.168.1.5:${emulator.port}` };
    const sent = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({ host: "127.0.0.1", port: emulator.port, path: "/health", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.once("error", reject).end();
    });
    expect(sent).to.equal(200);
  });
});
