import { expect } from "chai";
import type { ChimeApi } from "../../../provider/core/aws/chimeApi";
import { createMeetingStatuses } from "../../../provider/core/chime/meetingStatus";
import { UNKNOWN } from "../../../provider/core/rules/unknown";
import {
  createTranscriptionLifecycle,
  type TranscriptionLifecycle,
} from "../../../provider/core/transcription/lifecycle";
import type { TranscriptionInputs, TranscriptionOutputs } from "../../../provider/core/transcription/outputs";
import { OTHER_MEETING_ID } from "../../support/ids";
import { type Fixture, type FixtureOptions, startFixture } from "../../support/lifecycleFixture";
import { meetingInputs } from "../../support/meetingInputs";
import { rejection } from "../../support/rejection";

const GERMAN = { engineTranscribeSettings: { languageCode: "de-DE" } };
const ENGLISH = { engineTranscribeSettings: { languageCode: "en-US" } };

describe("lifecycle of a MeetingTranscription", () => {
  let fixture: Fixture;
  let lifecycle: TranscriptionLifecycle;
  let meetingId: string;

  const start = async (options: FixtureOptions = {}) => {
    fixture = await startFixture(options);
    lifecycle = fixture.startProvider().transcription as TranscriptionLifecycle;
    ({ id: meetingId } = await fixture.lifecycle.create(meetingInputs()));
  };

  /** A later update: the process that created a resource does not delete it. */
  const nextProcess = () => fixture.startProvider().transcription as TranscriptionLifecycle;

  beforeEach(() => start());
  afterEach(() => fixture.close());

  const inputs = (overrides: Partial<TranscriptionInputs> = {}): TranscriptionInputs => ({
    meetingId,
    transcriptionConfiguration: GERMAN,
    region: "us-east-1",
    ...overrides,
  });
  /** The calls since the meeting was made. */
  const calls = () => {
    const { CreateMeetingWithAttendees: _first, ...others } = fixture.emulator.requests();
    return others;
  };
  const isTranscribed = () => fixture.emulator.meetings()[0]?.isTranscribed;

  it("starts by one call, and returns its arguments", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    expect(id).to.equal(meetingId);
    expect(outs).to.deep.equal({ meetingId, transcriptionConfiguration: GERMAN, region: "us-east-1", stateVersion: 1 });
    expect(calls()).to.deep.equal({ StartMeetingTranscription: 1 });
    expect(isTranscribed()).to.equal(true);
  });

  it("stops by one call, and succeeds if it has stopped or the meeting has ended", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    await nextProcess().delete(id, outs);
    expect(isTranscribed()).to.equal(false);
    expect(calls()).to.deep.equal({ StartMeetingTranscription: 1, StopMeetingTranscription: 1 });
    await nextProcess().delete(id, outs);
    fixture.emulator.advance(301);
    await nextProcess().delete(id, outs);
  });

  describe("if the service rejects a second start, and a stop without a start", () => {
    beforeEach(async () => {
      await fixture.close();
      await start({ choices: { transcriptionState: "strict" } });
    });

    it("stops the active transcription, and starts the declared one", async () => {
      await lifecycle.create(inputs());
      await lifecycle.create(inputs({ transcriptionConfiguration: ENGLISH }));
      expect(calls()).to.deep.equal({ StartMeetingTranscription: 3, StopMeetingTranscription: 1 });
      expect(isTranscribed()).to.equal(true);
    });

    it("treats a stopped transcription as deleted", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      await nextProcess().delete(id, outs);
      await nextProcess().delete(id, outs);
      expect(calls()).to.include({ StopMeetingTranscription: 2 });
    });
  });

  describe("read", () => {
    it("checks only that the meeting is active", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      await fixture.chime().stopMeetingTranscription({ MeetingId: meetingId });
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      expect(calls()).to.include({ GetMeeting: 2 });
    });

    it("returns no id after two NotFounds of the meeting", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      fixture.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "GetMeeting" });
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      fixture.emulator.advance(301);
      expect(await lifecycle.read(id, outs)).to.deep.equal({});
    });
  });

  it("is not stopped by a further call if its meeting is known to have ended", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    fixture.emulator.advance(301);
    const next = fixture.startProvider();
    await next.meeting.read(meetingId, { meetingId, externalMeetingId: "standup", region: "us-east-1" });
    await next.transcription.delete(id, outs);
    expect(calls()).to.not.have.property("StopMeetingTranscription");
  });

  it("is kept if the same process has started it again, which is logged", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    await lifecycle.delete(id, outs);
    expect(isTranscribed()).to.equal(true);
    expect(fixture.said).to.deep.equal([
      `The transcription of meeting ${id} is kept: this update created a resource with the same id, which is in use.`,
    ]);
  });

  it("is rejected by check without a configuration", async () => {
    const { failures } = await lifecycle.check({}, { meetingId });
    expect(failures).to.deep.equal([{ property: "transcriptionConfiguration", reason: "is required" }]);
  });

  it("is read without outputs of a state, as by MeetingTranscription.get, and rejects if the meeting has ended", async () => {
    const { props } = await lifecycle.read(meetingId, { region: "us-east-1" });
    expect(props).to.deep.equal({ meetingId, region: "us-east-1", stateVersion: 1 });
    fixture.emulator.advance(301);
    const { message } = await rejection(lifecycle.read(meetingId, { region: "us-east-1" }));
    expect(message).to.match(
      /^Cannot read transcription of meeting "[-0-9a-f]{36}" in us-east-1: the meeting has ended/,
    );
  });

  it("rejects a response without a meeting", async () => {
    const chime = { region: async () => "us-east-1", getMeeting: async () => ({}) } as Partial<ChimeApi> as ChimeApi;
    const statuses = createMeetingStatuses(() => undefined);
    const empty = createTranscriptionLifecycle({ chimeFor: () => chime, statuses, log: () => undefined });
    const { cause } = await rejection(empty.read(meetingId, { meetingId }));
    expect((cause as Error).message).to.equal("The response has no meeting.");
  });

  describe("diff", () => {
    const olds = (): TranscriptionOutputs => ({ ...inputs(), region: "us-east-1", stateVersion: 1 });
    const changes: readonly (readonly [string, Partial<TranscriptionInputs>])[] = [
      ["meetingId", { meetingId: OTHER_MEETING_ID }],
      ["transcriptionConfiguration", { transcriptionConfiguration: ENGLISH }],
      ["region", { region: "eu-central-1" }],
    ];

    for (const [path, change] of changes) {
      it(`replaces with deleteBeforeReplace if ${path} changes`, async () => {
        const expected = { replaces: [path], deleteBeforeReplace: true };
        expect(await lifecycle.diff(meetingId, olds(), inputs(change))).to.deep.equal(expected);
        expect(await lifecycle.diff(meetingId, olds(), inputs({ [path]: UNKNOWN }))).to.deep.equal({});
      });
    }

    it("returns no change for the same arguments, and for a region that is no longer declared", async () => {
      const { region: _region, ...news } = inputs();
      expect(await lifecycle.diff(meetingId, olds(), inputs())).to.deep.equal({ changes: false });
      expect(await lifecycle.diff(meetingId, olds(), news)).to.deep.equal({ changes: false });
      expect(await lifecycle.update(meetingId, olds(), news)).to.deep.equal({ outs: olds() });
    });
  });

  it("rejects for a meeting that has ended, with advice", async () => {
    fixture.emulator.advance(301);
    const { message } = await rejection(lifecycle.create(inputs()));
    expect(message).to.match(
      /^Cannot start transcription of meeting "[-0-9a-f]{36}" in us-east-1: the meeting has ended/,
    );
    expect(message).to.match(/run it in the other stack if the meeting belongs to that one/);
  });

  /** One row for each call: who makes it, on a transcription that runs. */
  const CALLS = {
    StartMeetingTranscription: () => lifecycle.create(inputs()),
    GetMeeting: (id: string, outs: TranscriptionOutputs) => lifecycle.read(id, outs),
    StopMeetingTranscription: (id: string, outs: TranscriptionOutputs) => nextProcess().delete(id, outs),
  };

  for (const [operation, call] of Object.entries(CALLS)) {
    it(`retries ${operation} after a throttled request, an internal error, and a reset connection`, async () => {
      const { id, outs } = await lifecycle.create(inputs());
      fixture.emulator.addFault({ effect: "error", error: "ThrottlingException", operation });
      fixture.emulator.addFault({ effect: "error", error: "ServiceFailureException", operation });
      fixture.emulator.addFault({ effect: "resetBefore", operation });
      fixture.emulator.addFault({ effect: "resetAfter", operation });
      await call(id, outs);
      expect(fixture.emulator.faults()).to.deep.equal([]);
    });

    for (const error of ["ForbiddenException", "BadRequestException", "UnauthorizedException"] as const) {
      it(`reports the meeting and the advice if ${operation} returns ${error}`, async () => {
        const { id, outs } = await lifecycle.create(inputs());
        fixture.emulator.addFault({ effect: "error", error, operation });
        const { message } = await rejection(call(id, outs));
        expect(message).to.match(/^Cannot (start|read|stop) transcription of meeting "[-0-9a-f]{36}" in us-east-1: /);
        expect(message).to.contain(error);
      });
    }
  }
});
