import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { correctCapabilities } from "../../provider/core/chime/correctCapabilities";
import { joinTokensOf } from "../../provider/core/chime/joinInfo";
import { declarationOf, inputsOf } from "../../provider/core/meeting/declaration";
import { updateTags } from "../../provider/core/meeting/updateTags";
import { attendee, meetingInputs, meetingOutputs, VIEW_ONLY } from "../support/meetingInputs";

describe("Values of a meeting", () => {
  it("joinTokensOf leaves out attendees without a join token", () => {
    const attendees = [
      { externalUserId: "alice", attendeeId: "1", joinToken: "t" },
      { externalUserId: "bob", attendeeId: "2" },
    ];
    expect(joinTokensOf(attendees)).to.deep.equal({ alice: "t" });
    expect(Object.keys(joinTokensOf(attendees))).to.deep.equal(["alice"]);
  });

  it("correctCapabilities makes no call for no attendee", async () => {
    expect(await correctCapabilities({} as ChimeApi, "id", [])).to.deep.equal([]);
  });

  it("updateTags sets a tag with an empty value, and does not remove it", async () => {
    const requests: unknown[] = [];
    const record = async (request: unknown) => requests.push(request);
    const chime = { tagResource: record, untagResource: record } as Partial<ChimeApi> as ChimeApi;
    await updateTags(chime, "arn", { a: "1", b: "" }, { a: "", b: "" });
    expect(requests).to.deep.equal([{ ResourceARN: "arn", Tags: [{ Key: "a", Value: "" }] }]);
  });

  describe("inputsOf", () => {
    const stateOf = (inputs: ReturnType<typeof meetingInputs>) => {
      const outputs = meetingOutputs(inputs);
      return { ...outputs, declared: declarationOf(inputs, outputs.attendees) };
    };

    const INPUTS: readonly (readonly [string, ReturnType<typeof meetingInputs>])[] = [
      ["no capabilities", meetingInputs()],
      ["capabilities of one attendee", meetingInputs({ attendees: [attendee("alice", VIEW_ONLY), attendee("bob")] })],
      ["capabilities of all attendees", meetingInputs({ attendees: [attendee("alice", VIEW_ONLY)] })],
      ["features", meetingInputs({ meetingFeatures: { attendee: { maxCount: 10 } } })],
    ];

    for (const [title, inputs] of INPUTS) {
      it(`returns the inputs of a meeting that was declared with ${title}`, () => {
        expect(inputsOf(stateOf(inputs))).to.deep.equal(inputs);
      });
    }

    it("returns no region that was not declared", () => {
      const { region: _region, ...inputs } = meetingInputs();
      expect(inputsOf(stateOf(inputs as ReturnType<typeof meetingInputs>))).to.deep.equal(inputs);
    });

    it("returns nothing for a state of stateVersion 1, and for one without a declaration", () => {
      expect(inputsOf({ ...stateOf(meetingInputs()), stateVersion: 1 })).to.equal(undefined);
      expect(inputsOf(meetingOutputs(meetingInputs()))).to.equal(undefined);
    });

    it("is recorded by true for all attendees, and by ids for some", () => {
      const outputs = meetingOutputs(meetingInputs());
      const declared = (attendees: unknown) =>
        declarationOf(meetingInputs({ attendees }), outputs.attendees).capabilities;
      expect(declared([attendee("alice"), attendee("bob")])).to.equal(undefined);
      expect(declared([attendee("alice", VIEW_ONLY), attendee("bob", VIEW_ONLY)])).to.equal(true);
      expect(declared([attendee("alice"), attendee("bob", VIEW_ONLY)])).to.deep.equal([
        outputs.attendees[1]?.attendeeId,
      ]);
    });
  });
});
