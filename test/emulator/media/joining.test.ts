import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect } from "chai";
import { WebSocket } from "ws";
import { startEmulator } from "../../../emulator/index";
import { FrameType } from "../../../emulator/media/signaling/frames";
import { sendRaw } from "../model/sendByModel";
import { meetingRequest } from "../requests";
import { errorOf, withEmulator } from "../runningEmulator";
import { offer } from "./offer";
import { TestClient } from "./testClient";

describe("The media addresses of a meeting", () => {
  const running = withEmulator();

  it("are those of the emulator, by the host of the call", async () => {
    const { Meeting } = await running.chime.createMeeting(meetingRequest());
    const host = `127.0.0.1:${running.emulator.port}`;
    expect(Meeting?.MediaPlacement).to.include({
      AudioHostUrl: host,
      SignalingUrl: `ws://${host}/control/${Meeting?.MeetingId}`,
      EventIngestionUrl: `http://${host}/v1/client-events`,
    });
    for (const url of Object.values(Meeting?.MediaPlacement ?? {})) expect(url).to.contain(host);
  });
});

describe("The media addresses of a meeting with a public address", () => {
  const running = withEmulator({ publicUrl: "https://emulator.test/" });

  it("have that address", async () => {
    const { Meeting } = await running.chime.createMeeting(meetingRequest());
    expect(Meeting?.MediaPlacement?.AudioHostUrl).to.equal("emulator.test");
    expect(Meeting?.MediaPlacement?.SignalingUrl).to.equal(`wss://emulator.test/control/${Meeting?.MeetingId}`);
  });

  it("is refused as a text that is no URL", async () => {
    const failure = await errorOf(startEmulator({ publicUrl: "emulator" }));
    expect(failure.message).to.contain("A public address is a URL with http or https");
  });
});

describe("A meeting without media", () => {
  const running = withEmulator({ media: false });

  it("has addresses of AWS, and no signaling", async () => {
    const { Meeting } = await running.chime.createMeeting(meetingRequest());
    expect(Meeting?.MediaPlacement?.SignalingUrl).to.match(/^wss:\/\/signal\..*\.app\.chime\.aws\/control\//);
    const socket = new WebSocket(`${running.emulator.url.replace("http", "ws")}/control/x`, ["_aws_wt_session", "t"]);
    await errorOf(once(socket, "open"));
    expect(running.emulator.media(Meeting?.MeetingId ?? "")).to.deep.equal([]);
    expect(() => running.emulator.addParticipant(Meeting?.MeetingId ?? "", { externalUserId: "bot" })).to.throw(
      RangeError,
      "needs media",
    );
  });
});

describe("A client of a running emulator", () => {
  const running = withEmulator();

  async function join(emulator = running.emulator) {
    const { Meeting, Attendees = [] } = await running.chime.createMeetingWithAttendees({
      ...meetingRequest(),
      Attendees: [{ ExternalUserId: "alice" }],
    });
    const [attendee] = Attendees;
    const url = `${emulator.url.replace("http", "ws")}/control/${Meeting?.MeetingId}`;
    const socket = new WebSocket(url, ["_aws_wt_session", attendee?.JoinToken ?? ""]);
    const client = new TestClient(socket);
    await once(socket, "open");
    expect(socket.protocol).to.equal("_aws_wt_session");
    expect(socket.extensions).to.equal("");
    client.send({ type: FrameType.JOIN, join: { audioSessionId: 1n } });
    await client.next("index");
    return { client, meetingId: Meeting?.MeetingId ?? "", attendeeId: attendee?.AttendeeId ?? "" };
  }

  it("gets candidates for UDP and TCP at the address by which it came", async () => {
    const { client } = await join();
    client.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
    const { sdpAnswer = "" } = await client.next("suback");
    const candidates = [...sdpAnswer.matchAll(/^a=candidate:\d+ 1 (\w+) \d+ (\S+) (\d+) typ host/gm)];
    expect(candidates.map(([, protocol, address]) => [protocol, address])).to.deep.equal([
      ["udp", "127.0.0.1"],
      ["tcp", "127.0.0.1"],
    ]);
    expect(Number(candidates[1]?.[3])).to.equal(running.emulator.port);
  });

  it("gets the audio status 411 when its attendee is deleted", async () => {
    const { client, meetingId, attendeeId } = await join();
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    expect(await client.next("audioStatus")).to.deep.equal({ audioStatus: 411 });
  });

  const ENDS: readonly (readonly [string, (meetingId: string) => unknown])[] = [
    ["DeleteMeeting", (MeetingId) => running.chime.deleteMeeting({ MeetingId })],
    ["the 5 minutes without participants, by advance()", () => running.emulator.advance(301)],
    ["reset()", () => running.emulator.reset()],
  ];
  for (const [what, end] of ENDS) {
    it(`gets the audio status 410 when the meeting ends by ${what}`, async () => {
      const { client, meetingId } = await join();
      await end(meetingId);
      expect(await client.next("audioStatus")).to.deep.equal({ audioStatus: 410 });
    });
  }

  it("is cut off when the emulator is closed", async () => {
    const { client } = await join();
    await running.emulator.close();
    expect(await client.closed).to.be.a("number");
  });

  it("appears in the description of the meeting's media, without a token", async () => {
    const { meetingId } = await join();
    const { content, text } = await sendRaw(`${running.emulator.url}/_emulator/meetings/${meetingId}/media`, {});
    expect(content).to.have.lengthOf(1);
    expect(text).not.to.match(/token/i);
    const unknown = await sendRaw(`${running.emulator.url}/_emulator/meetings/none/media`, {});
    expect(unknown.status).to.equal(404);
  });

  it("is one besides a participant without a browser", async () => {
    const { client, meetingId } = await join();
    const bot = running.emulator.addParticipant(meetingId, { externalUserId: "bot" });
    expect(bot).to.include({ externalUserId: "bot", isConnected: true });
    await client.ping();
    const media = running.emulator.media(meetingId);
    expect(media.map(({ externalUserId, isPresent }) => [externalUserId, isPresent])).to.deep.equal([
      ["alice", false],
      ["bot", true],
    ]);
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: bot.attendeeId });
    expect(running.emulator.media(meetingId)).to.have.lengthOf(1);
  });

  const INVALID: readonly (readonly [string, object, RegExp])[] = [
    ["participants", {}, /externalUserId of a participant is a string/],
    ["participants", { externalUserId: "x" }, /externalUserId of a participant: /],
    ["participants", { externalUserId: "bot", audio: "noise" }, /audio of a participant is one of silence, tone/],
    ["participants", { externalUserId: "bot", camera: true }, /A participant has no "camera"/],
    ["transcript", { attendeeId: "a" }, /text of a transcript is a text of 1 to 10000 characters/],
    ["transcript", { text: "x" }, /attendeeId of a transcript is the id of an attendee/],
  ];
  for (const [path, body, message] of INVALID) {
    it(`rejects ${JSON.stringify(body)} as ${path}`, async () => {
      const { Meeting } = await running.chime.createMeeting(meetingRequest());
      const url = `${running.emulator.url}/_emulator/meetings/${Meeting?.MeetingId}/${path}`;
      const answer = await sendRaw(url, { method: "POST", body: JSON.stringify(body) });
      expect(answer.status).to.equal(400);
      expect(answer.content?.["Message"]).to.match(message);
    });
  }
});

describe("The port of a running emulator", () => {
  const running = withEmulator();

  async function open(): Promise<Socket> {
    const socket = connect(running.emulator.port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  }

  it("takes framed media beside HTTP: a STUN request over TCP is not answered as HTTP", async () => {
    const socket = await open();
    const received: Buffer[] = [];
    socket.on("data", (bytes) => received.push(bytes));
    // A frame of 20 bytes with a Binding request without credentials, which is dropped.
    socket.write(Buffer.concat([Buffer.from([0, 20, 0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]), Buffer.alloc(12)]));
    expect((await fetch(`${running.emulator.url}/health`)).status).to.equal(200);
    expect(Buffer.concat(received).toString()).not.to.contain("HTTP");
    socket.destroy();
  });

  it("answers a request whose first bytes come alone", async () => {
    const socket = await open();
    socket.write("G");
    await new Promise((resolve) => setImmediate(resolve));
    socket.write("ET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).to.match(/^HTTP\/1\.1 200/);
  });

  it("drops connections that never sent a byte when the emulator is closed", async () => {
    const socket = await open();
    const closed = once(socket, "close");
    socket.on("error", () => undefined);
    await running.emulator.close();
    await closed;
  });
});

describe("The event ingestion address", () => {
  const running = withEmulator();
  const send = (body: string, init: RequestInit = {}) =>
    fetch(`${running.emulator.url}/v1/client-events`, {
      method: "POST",
      headers: { origin: "https://app.test", authorization: "Bearer the-join-token" },
      body,
      ...init,
    });

  it("accepts events of a page of any origin, and keeps them without tokens", async () => {
    const preflight = await send("", {
      method: "OPTIONS",
      headers: { origin: "https://app.test", "access-control-request-headers": "authorization" },
      body: null,
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get("access-control-allow-origin")).to.equal("https://app.test");
    expect(preflight.headers.get("access-control-allow-headers")).to.equal("authorization");
    const event = { type: "Meet", v: 1, payloads: [{ name: "meetingStartSucceeded", ts: 5, retryCount: 0 }] };
    const body = { metadata: { sdkVersion: "3.32.0", joinToken: "secret" }, authorization: "secret", events: [event] };
    const answer = await send(JSON.stringify(body));
    expect(answer.status).to.equal(200);
    expect(answer.headers.get("access-control-allow-origin")).to.equal("https://app.test");
    expect(await answer.json()).to.deep.equal({});
    const expected = {
      name: "meetingStartSucceeded",
      timestampMs: 5,
      attributes: { metadata: { sdkVersion: "3.32.0" }, type: "Meet", v: 1, retryCount: 0 },
    };
    expect(running.emulator.clientEvents()).to.deep.equal([expected]);
    const { content } = await sendRaw(`${running.emulator.url}/_emulator/client-events`, {});
    expect(content).to.deep.equal([expected]);
    running.emulator.reset();
    expect(running.emulator.clientEvents()).to.deep.equal([]);
  });

  for (const body of ["", "{", "[]", "null", '{"events": 5}']) {
    it(`answers ${JSON.stringify(body)} with 400`, async () => {
      expect((await send(body)).status).to.equal(400);
    });
  }

  it("keeps the latest 1000 events, and none that is too large", async () => {
    const payloads = Array.from({ length: 700 }, (_, index) => ({ name: `event ${index}` }));
    for (const type of ["one", "two"]) await send(JSON.stringify({ events: [{ type, payloads }] }));
    await send(JSON.stringify({ events: [{ payloads: [{ name: "x".repeat(20_000) }, 5, null] }] }));
    const events = running.emulator.clientEvents();
    expect(events).to.have.lengthOf(1000);
    expect(events.at(-1)?.name).to.equal("event 699");
  });
});
