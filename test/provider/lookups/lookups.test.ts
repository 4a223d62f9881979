import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  type GetMeetingArgs,
  getMeeting,
  getMeetingOutput,
  listAttendees,
  listAttendeesOutput,
  Meeting,
} from "../../../provider";
import { chimeMocks } from "../../../testing";
import { countCalls } from "../../support/countCalls";
import { MEETING_ID } from "../../support/ids";
import { type Fixture, startFixture } from "../../support/lifecycleFixture";
import { attendee, meetingInputs } from "../../support/meetingInputs";
import { observe, resetConfiguration } from "../../support/mocks";
import { rejection } from "../../support/rejection";

const REGION = "us-east-1";
const ROOM = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
} as const;

describe("The look-ups", () => {
  after(resetConfiguration);
  describe("over HTTP", () => {
    let fixture: Fixture;
    let meetingId: string;

    before(async () => {
      fixture = await startFixture();
      pulumi.runtime.resetOptions("project", "test", -1, "", "", false, "");
      const attendees = Array.from({ length: 120 }, (_, index) => attendee(`user-${index}`));
      ({ id: meetingId } = await fixture.lifecycle.create(meetingInputs({ attendees })));
    });

    beforeEach(() =>
      pulumi.runtime.setAllConfig({ "chime-sdk-meetings:endpoint": fixture.emulator.url, "aws:region": REGION }),
    );

    after(() => fixture.close());

    it("return a meeting with all fields of the service", async () => {
      const found = await getMeeting({ meetingId });
      expect(found).to.include({
        meetingId,
        externalMeetingId: "standup",
        mediaRegion: "eu-central-1",
        region: REGION,
      });
      expect(found.mediaPlacement).to.have.property("audioHostUrl");
      expect(found.meetingArn).to.contain(meetingId);
      expect((await observe(getMeetingOutput({ meetingId: pulumi.output(meetingId) }))).value).to.deep.equal(found);
    });

    it("list all attendees, page by page, without join tokens", async () => {
      const { attendees } = await listAttendees({ meetingId, region: REGION });
      expect(attendees).to.have.length(120);
      expect(attendees[119]?.externalUserId).to.equal("user-119");
      expect(JSON.stringify(attendees)).to.not.match(/joinToken/i);
    });

    it("list join tokens as a secret", async () => {
      const { value, secret } = await observe(listAttendeesOutput({ meetingId }));
      expect(secret).to.equal(true);
      expect((value as { attendees: { joinToken?: string }[] }).attendees[0]?.joinToken).to.be.a("string");
    });

    it("reject for a meeting that has ended or belongs to another region, with advice", async () => {
      const { message } = await rejection(getMeeting({ meetingId: MEETING_ID }));
      expect(message).to.match(
        new RegExp(`^Cannot look up meeting "${MEETING_ID}" in us-east-1: the meeting has ended, or`),
      );
      expect(message).to.match(/Look up a meeting that is active, with the `region` that created it\.$/);
      expect((await rejection(listAttendees({ meetingId, region: "eu-central-1" }))).message).to.match(
        /in eu-central-1/,
      );
    });

    it("reject an invalid id or region without a call", async () => {
      const { calls } = await countCalls(fixture.emulator, async () => {
        const { message } = await rejection(getMeeting({ meetingId: "standup", region: "us east" }));
        expect(message).to.match(
          /^Cannot look up a meeting: meetingId must be the id of a meeting, a UUID .*; region must be the name of a region.*\. Pass a meeting id/,
        );
        const nothing = { meetingId: undefined } as unknown as GetMeetingArgs;
        expect((await rejection(listAttendees(nothing))).message).to.match(/meetingId is required\./);
      });
      expect(calls).to.deep.equal({});
    });
  });

  describe("in a unit test with mocks", () => {
    it("call the mocks, and no service", async () => {
      await pulumi.runtime.setMocks(chimeMocks(), "project", "test");
      expect(await getMeeting({ meetingId: MEETING_ID })).to.include({ meetingId: MEETING_ID, region: REGION });
      expect(await listAttendees({ meetingId: MEETING_ID })).to.deep.equal({ attendees: [] });
    });

    it("wait for an id that is unknown in a preview", async () => {
      await pulumi.runtime.setMocks(chimeMocks(), "project", "test", true);
      const room = new Meeting("standup", ROOM);
      const { known } = await observe(getMeetingOutput({ meetingId: room.meetingId }));
      expect(known).to.equal(false);
    });
  });
});
