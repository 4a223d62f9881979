import { expect } from "chai";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { attendee, meetingInputs } from "../support/meetingInputs";

describe("A meeting that is not visible to every operation at once", () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await startFixture();
  });

  afterEach(() => fixture.close());

  const hide = (calls: number) =>
    fixture.emulator.addFault({ effect: "notYetVisible", calls, operation: "CreateMeetingWithAttendees" });
  const crowd = meetingInputs({ attendees: Array.from({ length: 23 }, (_, index) => attendee(`user-${index}`)) });

  it("is created with all its attendees", async () => {
    hide(2);
    const { outs } = await fixture.lifecycle.create(crowd);
    expect(outs.attendees).to.have.length(23);
  });

  it("gets a MeetingAttendee", async () => {
    hide(2);
    const { id } = await fixture.lifecycle.create(meetingInputs());
    const inputs = { meetingId: id, externalUserId: "guest", region: "us-east-1" };
    const { outs } = await fixture.startProvider().attendee.create(inputs);
    expect(outs["externalUserId"]).to.equal("guest");
  });

  it("is not treated as ended by a refresh, and is deleted by a deletion", async () => {
    hide(1);
    const { id, outs } = await fixture.lifecycle.create(meetingInputs());
    expect((await fixture.restart().read(id, outs)).id).to.equal(id);
    await fixture.restart().delete(id, outs);
    expect(fixture.emulator.meetings()).to.deep.equal([]);
  });

  it("is completed by the next update where it stays invisible for longer", async () => {
    hide(5);
    const failure = await fixture.lifecycle.create(crowd).then(
      () => undefined,
      (error) => error,
    );
    expect(failure?.name).to.equal("PartialFailure");
    await fixture
      .restart()
      .read(failure.id, failure.properties)
      .catch(() => undefined);
    const { outs } = await fixture.restart().update(failure.id, failure.properties, crowd);
    expect(outs.attendees).to.have.length(23);
    expect(fixture.emulator.meetings()).to.have.length(1);
  });
});
