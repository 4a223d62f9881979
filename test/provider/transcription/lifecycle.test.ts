import { expect } from "chai";
import { UNKNOWN } from "../../../provider/core/rules/unknown";
import type { TranscriptionLifecycle } from "../../../provider/core/transcription/lifecycle";
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

  it("starts with one call, and keeps what was asked for", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    expect(id).to.equal(meetingId);
    expect(outs).to.deep.equal({ meetingId, transcriptionConfiguration: GERMAN, region: "us-east-1", stateVersion: 1 });
    expect(calls()).to.deep.equal({ StartMeetingTranscription: 1 });
    expect(isTranscribed()).to.equal(true);
  });

  it("stops with one call, and succeeds where nothing runs or the meeting has ended", async () => {
    const { id, outs } = await lifecycle.create(inputs());
    await nextProcess().delete(id, outs);
    expect(isTranscribed()).to.equal(false);
    expect(calls()).to.deep.equal({ StartMeetingTranscription: 1, StopMeetingTranscription: 1 });
    await nextProcess().delete(id, outs);
    fixture.emulator.advance(301);
    await nextProcess().delete(id, outs);
  });

  describe("where the service refuses to start twice, and to stop what does not run", () => {
    beforeEach(async () => {
      await fixture.close();
      await start({ choices: { transcriptionState: "strict" } });
    });

    it("makes room for the declared transcription", async () => {
      await lifecycle.create(inputs());
      await lifecycle.create(inputs({ transcriptionConfiguration: ENGLISH }));
      expect(calls()).to.deep.equal({ StartMeetingTranscription: 3, StopMeetingTranscription: 1 });
      expect(isTranscribed()).to.equal(true);
    });

    it("takes one that has stopped for deleted", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      await nextProcess().delete(id, outs);
      await nextProcess().delete(id, outs);
      expect(calls()).to.include({ StopMeetingTranscription: 2 });
    });
  });

  describe("read", () => {
    it("can say only that the meeting is still there", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      await fixture.chime().stopMeetingTranscription({ MeetingId: meetingId });
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      expect(calls()).to.include({ GetMeeting: 2 });
    });

    it("says that it is gone with its meeting, when the service has said so twice", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      fixture.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "GetMeeting" });
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      fixture.emulator.advance(301);
      expect(await lifecycle.read(id, outs)).to.deep.equal({});
    });
  });

  describe("diff", () => {
    const olds = (): TranscriptionOutputs => ({ ...inputs(), region: "us-east-1", stateVersion: 1 });
    const changes: readonly (readonly [string, Partial<TranscriptionInputs>])[] = [
      ["meetingId", { meetingId: OTHER_MEETING_ID }],
      ["transcriptionConfiguration", { transcriptionConfiguration: ENGLISH }],
      ["region", { region: "eu-central-1" }],
    ];

    for (const [path, change] of changes) {
      it(`replaces, the old one first, when ${path} changes`, async () => {
        const expected = { replaces: [path], deleteBeforeReplace: true };
        expect(await lifecycle.diff(meetingId, olds(), inputs(change))).to.deep.equal(expected);
        expect(await lifecycle.diff(meetingId, olds(), inputs({ [path]: UNKNOWN }))).to.deep.equal({});
      });
    }

    it("says no change for the same arguments, or where the region is left out", async () => {
      const { region: _region, ...news } = inputs();
      expect(await lifecycle.diff(meetingId, olds(), inputs())).to.deep.equal({ changes: false });
      expect(await lifecycle.diff(meetingId, olds(), news)).to.deep.equal({ changes: false });
      expect(await lifecycle.update(meetingId, olds(), news)).to.deep.equal({ outs: olds() });
    });
  });

  it("says how to go on where the meeting has ended", async () => {
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
    it(`makes ${operation} again after a throttle, a fault of the service, and a connection that broke`, async () => {
      const { id, outs } = await lifecycle.create(inputs());
      fixture.emulator.addFault({ effect: "error", error: "ThrottlingException", operation });
      fixture.emulator.addFault({ effect: "error", error: "ServiceFailureException", operation });
      fixture.emulator.addFault({ effect: "resetBefore", operation });
      fixture.emulator.addFault({ effect: "resetAfter", operation });
      await call(id, outs);
      expect(fixture.emulator.faults()).to.deep.equal([]);
    });

    for (const error of ["ForbiddenException", "BadRequestException", "UnauthorizedException"] as const) {
      it(`tells the meeting and the advice where ${operation} answers ${error}`, async () => {
        const { id, outs } = await lifecycle.create(inputs());
        fixture.emulator.addFault({ effect: "error", error, operation });
        const { message } = await rejection(call(id, outs));
        expect(message).to.match(/^Cannot (start|read|stop) transcription of meeting "[-0-9a-f]{36}" in us-east-1: /);
        expect(message).to.contain(error);
      });
    }
  }
});
