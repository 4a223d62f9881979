import { expect } from "chai";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { meetingInputs } from "../support/meetingInputs";

describe("The diff of a meeting that may have ended", () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await startFixture();
  });
  afterEach(() => fixture.close());

  const requests = () => fixture.emulator.requests();

  /** As in an update: `check`, then `diff`, in a new process, so many seconds after the creation. */
  const diffAfter = async (seconds: number, { connected = false, refreshed = false } = {}) => {
    const { id, outs } = await fixture.lifecycle.create(meetingInputs());
    if (connected) fixture.emulator.connect(id, outs.attendees[0]?.attendeeId ?? "");
    fixture.now += seconds * 1000;
    fixture.emulator.advance(seconds);
    const next = fixture.restart();
    if (refreshed) await next.read(id, outs);
    const before = requests();
    await next.check({}, meetingInputs());
    const result = await next.diff(id, outs, meetingInputs());
    await next.diff(id, outs, meetingInputs());
    const calls = (requests()["GetMeeting"] ?? 0) - (before["GetMeeting"] ?? 0);
    return { result, calls };
  };

  it("makes no call within the first 5 minutes", async () => {
    expect(await diffAfter(299)).to.deep.equal({ result: { changes: false }, calls: 0 });
  });

  it("replaces the meeting after two NotFounds, and logs the reason", async () => {
    const { result, calls } = await diffAfter(360);
    expect({ result, calls }).to.deep.equal({ result: { changes: true, replaces: ["meetingId"] }, calls: 2 });
    expect(fixture.said).to.deep.equal([
      'Meeting "standup" is replaced: it has ended. If `protect` forbids that, run `pulumi up --refresh`, which recreates it.',
    ]);
  });

  it("makes one call for an active meeting, however often it is compared", async () => {
    expect(await diffAfter(360, { connected: true })).to.deep.equal({ result: { changes: false }, calls: 1 });
  });

  it("makes no call for a meeting that a refresh has just read", async () => {
    const { calls } = await diffAfter(360, { connected: true, refreshed: true });
    expect(calls).to.equal(0);
  });
});
