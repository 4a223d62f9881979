import { expect } from "chai";
import { sendRaw } from "./model/sendByModel";
import { meetingRequest, UNKNOWN_ID } from "./requests";
import { openRoom } from "./rooms";
import { errorOf, withEmulator } from "./runningEmulator";

describe("the control API", () => {
  const running = withEmulator();
  const send = (method: string, path: string, body?: unknown) =>
    sendRaw(`${running.emulator.url}/_emulator/${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });

  it("moves the clock", async () => {
    await openRoom(running);
    expect((await send("POST", "clock", { advanceSeconds: 300 })).status).to.equal(204);
    expect((await send("GET", "meetings")).content).to.deep.equal([]);
  });

  for (const content of [{}, { advanceSeconds: "300" }, { advanceSeconds: -1 }, [], "{"]) {
    it(`refuses to move the clock by ${JSON.stringify(content)}`, async () => {
      const answer = await send("POST", "clock", content);
      expect(answer.status).to.equal(400);
      expect(answer.content?.["Message"]).to.be.a("string").that.does.not.equal("");
    });
  }

  it("counts calls of operations, and not its own", async () => {
    await openRoom(running);
    await send("GET", "meetings");
    expect((await send("GET", "requests")).content).to.deep.equal({ CreateMeetingWithAttendees: 1 });
  });

  it("shows meetings without their tokens", async () => {
    const { meetingId, arn, attendeeId, attendees } = await openRoom(running, {
      Tags: [{ Key: "team", Value: "red" }],
    });
    const answer = await send("GET", "meetings");
    expect(answer.content).to.deep.equal([
      {
        meetingId,
        meetingArn: arn,
        account: "111122223333",
        region: "us-east-1",
        externalMeetingId: "standup",
        mediaRegion: "us-east-1",
        createdAt: "2026-01-05T09:00:00.000Z",
        endsAt: "2026-01-05T09:05:00.000Z",
        isTranscribed: false,
        tags: { team: "red" },
        attendees: [
          {
            attendeeId,
            externalUserId: "alice",
            capabilities: { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" },
            isConnected: false,
          },
        ],
      },
    ]);
    expect(answer.text).not.to.contain(attendees[0]?.JoinToken);
  });

  it("connects an attendee, and disconnects it", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    expect((await send("POST", `meetings/${meetingId}/attendees/${attendeeId}/connect`)).status).to.equal(204);
    expect(running.emulator.meetings()[0]?.attendees[0]?.isConnected).to.equal(true);
    expect((await send("POST", `meetings/${meetingId}/attendees/${attendeeId}/disconnect`)).status).to.equal(204);
    expect(running.emulator.meetings()[0]?.attendees[0]?.isConnected).to.equal(false);
  });

  it("connects nobody who is not in the meeting", async () => {
    const { meetingId } = await openRoom(running);
    const answer = await send("POST", `meetings/${meetingId}/attendees/${UNKNOWN_ID}/connect`);
    expect(answer.status).to.equal(404);
    expect(answer.content?.["Message"]).to.contain(UNKNOWN_ID);
  });

  it("shows events", async () => {
    await openRoom(running);
    expect((await send("GET", "events")).content).to.deep.equal(JSON.parse(JSON.stringify(running.emulator.events())));
  });

  it("adds faults, lists them and clears them", async () => {
    const fault = { effect: "error", error: "ThrottlingException", count: 5 };
    expect((await send("POST", "faults", fault)).content).to.deep.equal({ id: 1, ...fault, hits: 0 });
    expect((await errorOf(running.chime.createMeeting(meetingRequest()))).name).to.equal("ThrottlingException");
    expect((await send("GET", "faults")).content).to.deep.equal([{ id: 1, ...fault, hits: 1 }]);
    expect((await send("DELETE", "faults")).status).to.equal(204);
    await running.chime.createMeeting(meetingRequest());
  });

  it("says which field of a fault is wrong", async () => {
    const answer = await send("POST", "faults", { effect: "delay", milliseconds: "long" });
    expect(answer.status).to.equal(400);
    expect(answer.content?.["Message"]).to.equal(
      'A fault\'s milliseconds is a number from 0 to 2147483647, not "long".',
    );
  });

  it("goes back to the start", async () => {
    await openRoom(running);
    await send("POST", "faults", { effect: "resetBefore" });
    await send("POST", "clock", { advanceSeconds: 100 });
    expect((await send("POST", "reset")).status).to.equal(204);
    for (const path of ["meetings", "events", "faults"]) expect((await send("GET", path)).content).to.deep.equal([]);
    expect((await send("GET", "requests")).content).to.deep.equal({});
    await openRoom(running);
    expect(running.emulator.meetings()[0]?.createdAt).to.equal("2026-01-05T09:00:00.000Z");
  });

  it("lists the controls in the response to an unknown one", async () => {
    const answer = await send("GET", "nonsense");
    expect(answer.status).to.equal(404);
    expect(answer.content?.["Message"]).to.contain("GET /_emulator/requests");
  });
});
