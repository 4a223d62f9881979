import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { createMeetingStatuses } from "../../provider/core/chime/meetingStatus";
import { describeDrift } from "../../provider/core/meeting/drift";
import { incompleteMeeting } from "../../provider/core/meeting/incompleteMeeting";
import { createMeetingLifecycle } from "../../provider/core/meeting/lifecycle";
import { diffMessage } from "../../provider/core/meeting/notices";
import { fakeTimer } from "../support/fakeTimer";
import { attendee, meetingInputs, meetingOutputs } from "../support/meetingInputs";

describe("Messages about a meeting", () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);

  for (const [count, more] of [
    [20, ""],
    [21, ", and 1 more"],
  ] as const) {
    it(`list 20 of ${count} differences`, () => {
      const listed = numbers(20).join(", ");
      expect(describeDrift("standup", numbers(count))).to.equal(
        `Meeting "standup" has drifted: ${listed}${more}. This update fixes it in place.`,
      );
    });

    it(`list 20 of ${count} missing attendees`, () => {
      const declared = numbers(count).map((name) => attendee(name));
      const outs = meetingOutputs(meetingInputs(), { attendees: [] });
      const context = { action: "create meeting", target: "standup", region: undefined };
      const { reasons } = incompleteMeeting(outs, declared, { joined: [], refused: [] }, context);
      const listed = numbers(20)
        .map((name) => `"${name}"`)
        .join(", ");
      expect(reasons).to.deep.equal([
        `Meeting "standup" exists, but ${count} of its ${count} declared attendees are not in it: ${listed}${more}. ` +
          "The rest can join. Run `pulumi up` again: it adds only those that are missing.",
      ]);
    });
  }

  it("give all reasons of a replacement but changed arguments", () => {
    const inputs = meetingInputs({ replaceAfter: "12h" });
    const replaces = ["mediaRegion", "replaceAfter", "meetingId"];
    expect(diffMessage({ replaces }, meetingOutputs(inputs), inputs)).to.equal(
      'Meeting "standup" is replaced: it is older than its replaceAfter of 12h, it has ended. If `protect` forbids that, run ' +
        "`pulumi up --refresh`, which recreates it.",
    );
    expect(diffMessage({ replaces: ["mediaRegion"] }, meetingOutputs(inputs), inputs)).to.equal(undefined);
    expect(diffMessage({}, meetingOutputs(inputs), inputs)).to.equal(undefined);
  });
});

describe("The look-up of meetings that may have ended", () => {
  /** The GetMeeting calls of a `diff`, so many milliseconds after the creation of the meeting. */
  const callsOf = async (age: number, overrides: Record<string, unknown> = {}, refreshes = true) => {
    let calls = 0;
    const getMeeting = async () => {
      calls += 1;
      return {};
    };
    const lifecycle = createMeetingLifecycle({
      chimeFor: () => ({ getMeeting }) as Partial<ChimeApi> as ChimeApi,
      timer: fakeTimer(),
      serviceTime: async () => Date.parse("2026-01-01T00:00:00.000Z") + age,
      statuses: createMeetingStatuses(() => undefined),
      newRequestToken: () => "token",
      refreshesBeforeUpdate: () => refreshes,
      log: () => undefined,
    });
    await lifecycle.check({}, meetingInputs());
    await lifecycle.diff("id", meetingOutputs(meetingInputs(), overrides), meetingInputs());
    return calls;
  };

  it("is made from the age of 5 minutes on", async () => {
    expect(await callsOf(299_999)).to.equal(0);
    expect(await callsOf(300_000)).to.equal(1);
  });

  it("is made for a meeting of unknown age", async () => {
    expect(await callsOf(0, { createdAt: undefined })).to.equal(1);
  });

  it("is not made where the stack configuration turns it off", async () => {
    expect(await callsOf(300_000, {}, false)).to.equal(0);
  });
});
