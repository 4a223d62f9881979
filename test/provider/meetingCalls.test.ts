import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { adoptMeeting } from "../../provider/core/meeting/adoptMeeting";
import type { MeetingOutputs } from "../../provider/core/meeting/outputs";
import { readMeeting } from "../../provider/core/meeting/readMeeting";
import { countCalls } from "../support/countCalls";
import { externalChanges } from "../support/externalChanges";
import { fakeTimer } from "../support/fakeTimer";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { meetingInputs } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

const TAGGED = meetingInputs({ tags: { team: "video" } });

/** A service that returns nothing but successful responses without a payload. */
const EMPTY = new Proxy({} as ChimeApi, { get: (_target, name) => async () => (name === "region" ? "us-east-1" : {}) });

describe("Calls for a meeting", () => {
  let fixture: Fixture;
  let id: string;
  let outs: MeetingOutputs;

  beforeEach(async () => {
    fixture = await startFixture();
    ({ id, outs } = await fixture.lifecycle.create(TAGGED));
  });

  afterEach(() => fixture.close());

  const external = () => externalChanges(fixture.emulator);
  const fail = (operation: string, error: "ForbiddenException" | "NotFoundException", count = 100) =>
    fixture.emulator.addFault({ operation, effect: "error", error, count });
  const FORBIDDEN = /in us-east-1: the AWS credentials are not authorized for this action/;
  const CONTRADICTION = /in us-east-1: the service gave contradictory answers about whether it exists/;

  describe("read, without outputs of a state, as by Meeting.get", () => {
    const get = () => fixture.restart().read(id, { region: "us-east-1" });

    it("returns the tags of the meeting", async () => {
      expect((await get()).props?.tags).to.deep.equal({ team: "video" });
    });

    it("returns no tags for a meeting without tags", async () => {
      await external().removeTags(["team"]);
      expect((await get()).props).to.not.have.property("tags");
    });

    it("rejects for a meeting that has ended", async () => {
      await external().endMeeting();
      expect((await rejection(get())).message).to.match(
        new RegExp(
          `^Cannot get meeting "${id}" in us-east-1: the meeting has ended, or was created in another region \\(NotFoundException, ` +
            "request id [^)]+\\)\\. Get a meeting that is active, with the `region` that created it\\.$",
        ),
      );
    });
  });

  describe("read", () => {
    it("returns the attendees of the state that are still in the meeting, and no others", async () => {
      await external().deleteAttendee("alice");
      await external().addAttendee("guest");
      const { props } = await fixture.lifecycle.read(id, outs);
      expect(props?.attendees).to.deep.equal([outs.attendees[1]]);
    });

    it("keeps the join tokens of the state where the service does not return them", async () => {
      const chime = fixture.chime();
      const withoutTokens = {
        ...chime,
        listAttendees: async (request) => {
          const { Attendees = [] } = await chime.listAttendees(request);
          return { Attendees: Attendees.map(({ JoinToken: _token, ...rest }) => rest) };
        },
      } as ChimeApi;
      expect((await readMeeting(withoutTokens, id, outs)).props?.attendees).to.deep.equal(outs.attendees);
    });

    it("reads tags for a state without a declaration that has tags", async () => {
      await external().setTags({ team: "audio" });
      const { declared: _declared, ...old } = outs;
      expect((await fixture.lifecycle.read(id, old)).props?.tags).to.deep.equal({ team: "audio" });
    });

    it("reads tags for a state that has lost declared tags", async () => {
      const { tags: _tags, ...old } = outs;
      expect((await fixture.lifecycle.read(id, old)).props?.tags).to.deep.equal({ team: "video" });
    });

    it("rejects where the service does not allow it", async () => {
      fail("GetMeeting", "ForbiddenException");
      const { message } = await rejection(fixture.lifecycle.read(id, outs));
      expect(message)
        .to.match(/^Cannot read meeting "standup" /)
        .and.match(FORBIDDEN);
    });

    it("rejects where ListAttendees does not find a meeting that GetMeeting finds", async () => {
      fail("ListAttendees", "NotFoundException");
      const { message, cause } = await rejection(fixture.lifecycle.read(id, outs));
      expect(message)
        .to.match(/^Cannot read meeting "standup" /)
        .and.match(CONTRADICTION);
      expect((cause as Error).message).to.equal("GetMeeting finds the meeting.");
    });

    it("rejects a response without a meeting", async () => {
      const { message, cause } = await rejection(readMeeting(EMPTY, id, outs));
      expect(message).to.match(/the response is not one of the service/);
      expect((cause as Error).message).to.equal("The response has no meeting.");
    });
  });

  describe("delete", () => {
    const remove = () => fixture.restart().delete(id, outs);

    it("succeeds where neither DeleteMeeting nor GetMeeting finds the meeting", async () => {
      fail("DeleteMeeting", "NotFoundException");
      fail("GetMeeting", "NotFoundException");
      const { calls } = await countCalls(fixture.emulator, remove);
      expect(calls).to.deep.equal({ DeleteMeeting: 1, GetMeeting: 1 });
    });

    it("retries once where GetMeeting finds the meeting", async () => {
      fail("DeleteMeeting", "NotFoundException", 1);
      await remove();
      expect(fixture.emulator.meetings()).to.deep.equal([]);
    });

    it("rejects where DeleteMeeting does not find a meeting that GetMeeting finds", async () => {
      fail("DeleteMeeting", "NotFoundException");
      const { message, cause } = await rejection(remove());
      expect(message)
        .to.match(/^Cannot delete meeting "standup" /)
        .and.match(CONTRADICTION);
      expect((cause as Error).message).to.equal("GetMeeting finds the meeting.");
    });

    it("rejects where the service does not allow it, and names a meeting without a name by its id", async () => {
      fail("DeleteMeeting", "ForbiddenException");
      expect((await rejection(remove())).message)
        .to.match(/^Cannot delete meeting "standup" /)
        .and.match(FORBIDDEN);
      const { message } = await rejection(fixture.restart().delete(id, { region: "us-east-1" }));
      expect(message).to.match(new RegExp(`^Cannot delete meeting "${id}" `));
    });
  });

  describe("create", () => {
    it("names the operation, the meeting and the region in errors", async () => {
      fail("CreateMeetingWithAttendees", "ForbiddenException");
      const { message } = await rejection(fixture.lifecycle.create(TAGGED));
      expect(message)
        .to.match(/^Cannot create meeting "standup" /)
        .and.match(FORBIDDEN);
    });
  });

  describe("adopt", () => {
    const adopt = () => fixture.lifecycle.create(meetingInputs({ existingMeetingId: id }));

    it("names the operation, the meeting and the region in errors", async () => {
      fail("GetMeeting", "ForbiddenException");
      expect((await rejection(adopt())).message)
        .to.match(/^Cannot adopt meeting "standup" /)
        .and.match(FORBIDDEN);
    });

    it("keeps the error of the service as the cause where the meeting has ended", async () => {
      await external().endMeeting();
      expect(((await rejection(adopt())).cause as Error).name).to.equal("NotFoundException");
    });

    it("rejects a response without a meeting", async () => {
      const { cause } = await rejection(adoptMeeting(EMPTY, TAGGED, id, fakeTimer()));
      expect((cause as Error).message).to.equal("The response has no meeting.");
    });
  });
});
