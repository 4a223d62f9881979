import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator";
import { createExternalMeeting } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";

describe("The pages of the emulator over HTTP", () => {
  let emulator: Emulator;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(emulator.url + path, { headers });

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  it("are for clients that accept HTML; others get the answer of a readiness probe", async () => {
    expect(await (await get("/")).json()).to.deep.equal({ status: "ready" });
    const page = await get("/", { accept: "text/html,*/*;q=0.8" });
    expect(page.headers.get("content-type")).to.equal("text/html; charset=utf-8");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).to.contain("default-src 'none'").and.to.contain("script-src 'self'").and.not.to.contain("unsafe");
    expect(policy).to.contain(`connect-src 'self' ${emulator.url.replace("http", "ws")} ${emulator.url}`);
  });

  it("get the join information of an attendee by POST, from their own origin alone", async () => {
    await createExternalMeeting(emulator, { ExternalMeetingId: "room", Attendees: [{ ExternalUserId: "alice" }] });
    const [meeting] = emulator.meetings();
    const query = `meetingId=${meeting?.meetingId}&attendeeId=${meeting?.attendees[0]?.attendeeId}`;
    const post = (parameters: string, origin = emulator.url) =>
      fetch(`${emulator.url}/_emulator/pages/join-info?${parameters}`, { method: "POST", headers: { origin } });
    const info = (await (await post(query)).json()) as { Attendee: { ExternalUserId: string; JoinToken: string } };
    expect(info.Attendee.ExternalUserId).to.equal("alice");
    expect(info.Attendee.JoinToken).to.be.a("string");
    const refused = await post(query, "http://example.test");
    expect(refused.status).to.equal(403);
    expect(await refused.text()).not.to.contain(info.Attendee.JoinToken);
    expect((await post("meetingId=none&attendeeId=none")).status).to.equal(404);
    expect((await get(`/_emulator/pages/join-info?${query}`)).status).to.equal(404);
  });

  it("receive calls, events and changes, with no join token", async () => {
    await createExternalMeeting(emulator, { ExternalMeetingId: "before", Attendees: [{ ExternalUserId: "carol" }] });
    const stream = await get("/_emulator/activity");
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = "";
    const receive = async (text: string) => {
      while (!received.includes(text)) received += (await reader?.read())?.value ?? "";
    };
    await receive('"operation":"CreateMeetingWithAttendees","status":200');
    await createExternalMeeting(emulator, { ExternalMeetingId: "room", Attendees: [{ ExternalUserId: "alice" }] });
    await receive('"eventType":"chime:AttendeeAdded"');
    await receive("event: change");
    expect(joinTokensIn(received)).to.deep.equal([]);
    await reader?.cancel();
  });

  it("cannot join the meetings of an emulator without media", async () => {
    const silent = await startEmulator({ media: false });
    try {
      const answer = await fetch(`${silent.url}/_emulator/pages/join-info`, { method: "POST" });
      expect(answer.status).to.equal(400);
      expect(await answer.text()).to.contain("without media");
    } finally {
      await silent.close();
    }
  });
});
