import { expect } from "chai";
import { type LocalRooms, type LogEntry, startLocalRooms } from "../../standing-room/local";
import { startTestIdentityProvider, type TestIdentityProvider } from "../../testing";

describe("The actions of a standing room", () => {
  let provider: TestIdentityProvider;
  let rooms: LocalRooms;
  let log: LogEntry[];

  before(async () => {
    provider = await startTestIdentityProvider();
  });
  after(() => provider.close());

  beforeEach(async () => {
    log = [];
    const { issuer, audience } = provider;
    const jwt = { issuer, audience, roomsClaim: "rooms", actionsClaim: "actions" };
    rooms = await startLocalRooms({ jwt, log: (entry) => log.push(entry) });
  });
  afterEach(() => rooms.close());

  const send = async (claims: object, body: object) => {
    const token = provider.issueToken({ rooms: ["kitchen"], ...claims });
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(rooms.joinUrl, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const HOST = { sub: "host", actions: ["list", "leave", "mute", "setCapabilities", "end"] };
  const join = (sub: string) => send({ sub }, { room: "kitchen" });
  const act = (action: string, more: object = {}, claims: object = HOST) =>
    send(claims, { action, room: "kitchen", ...more });
  const capabilitiesOf = (user: string) =>
    rooms.emulator.meetings()[0]?.attendees.find(({ externalUserId }) => externalUserId === user)?.capabilities;

  it("list who is in the meeting, without join tokens", async () => {
    await join("alice");
    const { status, body } = await act("list");
    expect(status).to.equal(200);
    expect(body["attendees"]).to.have.lengthOf(1);
    expect(JSON.stringify(body)).to.contain('"ExternalUserId":"alice"').and.not.to.contain("JoinToken");
  });

  it("mute somebody, whose other capabilities stay", async () => {
    await join("alice");
    expect((await act("mute", { externalUserId: "alice" })).status).to.equal(200);
    expect(capabilitiesOf("alice")).to.deep.equal({ Audio: "Receive", Video: "SendReceive", Content: "SendReceive" });
  });

  it("mute somebody who joins again with other capabilities", async () => {
    await join("alice");
    await act("mute", { externalUserId: "alice" });
    const capabilities = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };
    const { status, body } = await send({ sub: "alice" }, { room: "kitchen", capabilities });
    expect(status).to.equal(200);
    const muted = { Audio: "Receive", Video: "SendReceive", Content: "SendReceive" };
    expect(body).to.have.nested.property("Attendee.Capabilities").that.deep.equals(muted);
    expect(capabilitiesOf("alice")).to.deep.equal(muted);
  });

  it("set the capabilities of somebody", async () => {
    await join("alice");
    const capabilities = { audio: "Receive", video: "Receive", content: "None" };
    const { body } = await act("setCapabilities", { externalUserId: "alice", capabilities });
    const expected = { Audio: "Receive", Video: "Receive", Content: "None" };
    expect(body).to.deep.equal({ Capabilities: expected });
    expect(capabilitiesOf("alice")).to.deep.equal(expected);
  });

  it("let the person leave, and nobody else", async () => {
    await join("host");
    await join("alice");
    expect((await act("leave")).status).to.equal(200);
    expect(rooms.emulator.meetings()[0]?.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal([
      "alice",
    ]);
    expect((await act("leave")).body["error"]).to.equal("NotInMeeting");
  });

  it("end the meeting, and the next person joins a new one", async () => {
    const first = await join("alice");
    expect(await act("end")).to.deep.equal({ status: 200, body: {} });
    expect(rooms.emulator.meetings()).to.deep.equal([]);
    expect((await act("list")).body["error"]).to.equal("NoMeeting");
    const second = await join("alice");
    const idOf = ({ body }: typeof first) => (body["Meeting"] as { MeetingId: string }).MeetingId;
    expect(idOf(second)).not.to.equal(idOf(first));
  });

  it("answer 404 after the meeting has ended by itself", async () => {
    await join("alice");
    rooms.emulator.advance(86_401);
    expect(await act("end")).to.deep.include({ status: 404 });
  });

  const REFUSED: readonly (readonly [string, object, object])[] = [
    ["a token without actions", { sub: "alice" }, { action: "end", room: "kitchen" }],
    ["another action than the claim lists", { sub: "alice", actions: "list mute" }, { action: "end", room: "kitchen" }],
    ["another room than the claim lists", HOST, { action: "end", room: "garage" }],
  ];
  for (const [what, claims, body] of REFUSED) {
    it(`answer ${what} with 403, and call nothing`, async () => {
      await join("alice");
      const before = rooms.emulator.requests();
      const { status, body: answer } = await send(claims, body);
      expect({ status, error: answer["error"] }).to.deep.equal({ status: 403, error: "ActionNotAllowed" });
      expect(rooms.emulator.requests()).to.deep.equal(before);
    });
  }

  const INVALID: readonly (readonly [object, string])[] = [
    [{ action: "dance" }, "action must be one of list, leave, mute, setCapabilities, end"],
    [{ action: "mute" }, "externalUserId is required for this action"],
    [{ action: "end", externalUserId: "alice" }, "externalUserId is not a member of this action"],
    [{ action: "setCapabilities", externalUserId: "alice" }, "capabilities is required for this action"],
    [{ action: "list", colour: "red" }, "colour is not a property of an action"],
  ];
  for (const [body, reason] of INVALID) {
    it(`reject ${JSON.stringify(body)}`, async () => {
      const { status, body: answer } = await send(HOST, { room: "kitchen", ...body });
      expect(status).to.equal(400);
      expect(answer["message"]).to.contain(reason);
    });
  }

  it("need a verified person", async () => {
    const open = await startLocalRooms();
    try {
      const body = JSON.stringify({ action: "end", room: "kitchen" });
      expect((await fetch(open.joinUrl, { method: "POST", body })).status).to.equal(403);
    } finally {
      await open.close();
    }
  });

  it("are logged by name and room, without a person", async () => {
    await join("alice");
    await act("mute", { externalUserId: "alice" });
    expect(log.at(-1)).to.deep.include({ outcome: "performed", action: "mute", room: "kitchen" });
    expect(JSON.stringify(log)).not.to.contain("alice").and.not.to.contain("host");
  });
});
