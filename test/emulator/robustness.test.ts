import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import { listen } from "../../emulator/http/listen";
import { sendRaw, signedHeaders } from "./model/sendByModel";
import { meetingRequest } from "./requests";
import { withEmulator } from "./runningEmulator";

describe("a request that is not as it should be", () => {
  // Set up before the emulator's own hooks, so that it runs while the emulator still does.
  afterEach("the emulator still works", async () => {
    await running.chime.createMeeting(meetingRequest());
  });

  const running = withEmulator();
  const send = (path: string, request: RequestInit = {}) =>
    sendRaw(`${running.emulator.url}${path}`, { headers: signedHeaders(), ...request });
  const post = (body: string) => send("/meetings", { method: "POST", body });

  for (const [name, body] of [
    ["malformed JSON", '{"MediaRegion": '],
    ["a JSON list", "[]"],
    ["a JSON string", '"text"'],
    ["null", "null"],
    ["a number where a string belongs", '{"MediaRegion": 1}'],
    ["a string where a list belongs", '{"Tags": "red"}'],
    ["a list where an object belongs", '{"MeetingFeatures": []}'],
    ["a broken number", '{"MeetingFeatures": {"Attendee": {"MaxCount": 1.5}}}'],
    ["a null inside a list", '{"Tags": [null]}'],
  ] as const) {
    it(`because its body is or holds ${name} gets a 400`, async () => {
      const answer = await post(body);
      expect(answer.status).to.equal(400);
      expect(answer.headers.get("x-amzn-errortype")).to.equal("SerializationException");
    });
  }

  it("names the place of a value of the wrong type, and does not repeat the value", async () => {
    const answer = await post('{"Tags": [{"Key": "a", "Value": {"secret": 1}}]}');
    expect(answer.content?.["Message"]).to.equal(
      "The value at 'Tags[0].Value' is an object where the service takes a string.",
    );
  });

  it("does not read its members from where JavaScript objects keep theirs", async () => {
    const answer = await post('{"__proto__": {"MediaRegion": "us-east-1"}}');
    expect(answer.content?.["Message"]).to.contain("'mediaRegion'");
  });

  it("because a number in its query is none gets a 400", async () => {
    const answer = await send("/meetings/0a1b2c3d-1111-4222-8333-0123456f2713/attendees?max-results=many");
    expect(answer.headers.get("x-amzn-errortype")).to.equal("SerializationException");
  });

  it("because its path is badly encoded gets a 400", async () => {
    expect((await send("/meetings/%zz")).headers.get("x-amzn-errortype")).to.equal("SerializationException");
  });

  for (const [method, path] of [
    ["POST", "/"],
    ["GET", "/meetings"],
    ["PATCH", "/meetings/0a1b2c3d-1111-4222-8333-0123456f2713"],
    ["POST", "/meetings?operation=list"],
    ["GET", "/meetings/"],
    ["GET", "/meetings/a/b/c/d"],
    ["POST", "/tags"],
  ] as const) {
    it(`because no operation is at ${method} ${path} gets a 404 and is not counted`, async () => {
      const answer = await send(path, { method });
      expect(answer.status).to.equal(404);
      expect(answer.headers.get("x-amzn-errortype")).to.equal("UnknownOperationException");
      expect(running.emulator.requests()).to.deep.equal({});
    });
  }

  it("because its body is over 1 MB gets a 413", async () => {
    const answer = await post(`{"MediaRegion": "${"a".repeat(1024 * 1024)}"}`);
    expect(answer.status).to.equal(413);
    expect(answer.headers.get("x-amzn-errortype")).to.equal("RequestEntityTooLargeException");
  });

  it("because its body is huge is cut off", async () => {
    const failure = await post("a".repeat(40 * 1024 * 1024)).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
  });

  it("because it is no HTTP gets a 400", async () => {
    const socket = connect(running.emulator.port, "127.0.0.1");
    socket.end("this is no HTTP\r\n\r\n");
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).to.match(/^HTTP\/1\.1 400 /);
    socket.destroy();
  });

  it("because its client takes too long to send it gets a 408 and is dropped", async () => {
    const address = { host: "127.0.0.1", port: 0, slowestRequestMilliseconds: 50 };
    const listener = await listen(
      address,
      () => Promise.reject(new Error("No request arrives whole.")),
      () => undefined,
    );
    const socket = connect(listener.port, "127.0.0.1");
    socket.write("POST /meetings HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{");
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).to.match(/^HTTP\/1\.1 408 /);
    await once(socket, "close");
    await listener.close();
  });

  it("because its client went away in the middle is dropped", async () => {
    const socket = connect(running.emulator.port, "127.0.0.1");
    socket.write("POST /meetings HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{");
    await once(socket, "ready");
    socket.resetAndDestroy();
    await once(socket, "close");
  });
});
