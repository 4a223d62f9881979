import { expect } from "chai";
import { CHOICES, type ChoiceName, type Choices, startEmulator } from "../../emulator/index";
import { OBSERVATIONS, type ObservableName, outcomeOf } from "../contract/observations";
import { sendByModel } from "./model/sendByModel";
import { meetingRequest, UNKNOWN_ID } from "./requests";
import { crowd, openRoom } from "./rooms";
import { errorOf, type RunningEmulator, withEmulator } from "./runningEmulator";

type EmulatorOnlyName = Exclude<ChoiceName, ObservableName>;

interface EmulatorObservation<Name extends ChoiceName> {
  readonly observe: (running: RunningEmulator) => Promise<unknown>;
  readonly expected: Readonly<Record<Choices[Name], unknown>>;
}

/** Choices that show themselves only to who can steer the service, or look below an SDK. */
const EMULATOR_OBSERVATIONS: { readonly [Name in EmulatorOnlyName]: EmulatorObservation<Name> } = {
  signatureError: {
    observe: async ({ emulator }) => (await fetch(`${emulator.url}/meetings/${UNKNOWN_ID}`)).status,
    expected: { common: 403, modelled: 401 },
  },
  throttlingError: {
    observe: async ({ chime }) => {
      for (let call = 0; call < 20; call += 1) await errorOf(chime.getMeeting({ MeetingId: UNKNOWN_ID }));
      return (await errorOf(chime.getMeeting({ MeetingId: UNKNOWN_ID }))).name;
    },
    expected: { ThrottlingException: "ThrottlingException", ThrottledClientException: "ThrottledClientException" },
  },
  unknownControlRegion: {
    observe: ({ clientFor }) => outcomeOf(clientFor({ region: "eu-west-1" }).createMeeting(meetingRequest())),
    expected: { refuse: "NotEmulated", accept: "success" },
  },
  nothingToAnswer: {
    observe: async (running) => {
      const { meetingId } = await openRoom(running);
      const input = { MeetingId: meetingId };
      const stopped = await sendByModel(running.emulator.url, "StopMeetingTranscription", input);
      const deleted = await sendByModel(running.emulator.url, "DeleteMeeting", input);
      return [stopped.text, deleted.text];
    },
    expected: { emptyBody: ["", ""], emptyObject: ["{}", ""] },
  },
  meetingStarted: {
    observe: async (running) => {
      const { meetingId, attendeeId } = await openRoom(running);
      running.emulator.connect(meetingId, attendeeId);
      return running.emulator.events().map(({ event }) => event.detail.eventType.replace("chime:", ""));
    },
    expected: {
      creation: ["MeetingStarted", "AttendeeAdded", "AttendeeAuthorized", "AttendeeJoined"],
      firstJoin: ["AttendeeAdded", "AttendeeAuthorized", "MeetingStarted", "AttendeeJoined"],
    },
  },
};

const ALL_OBSERVATIONS = { ...OBSERVATIONS, ...EMULATOR_OBSERVATIONS };

for (const [name, { answers }] of Object.entries(CHOICES)) {
  const { observe, expected } = ALL_OBSERVATIONS[name as ChoiceName];
  describe(`the choice ${name}`, () => {
    for (const [index, answer] of answers.entries()) {
      describe(index === 0 ? `${answer}, the default` : answer, () => {
        const choices = index === 0 ? {} : { [name]: answer };
        const running = withEmulator({ choices, quotas: name === "throttlingError" });

        it("does what it says", async () => {
          expect(await observe(running)).to.deep.equal((expected as Record<string, unknown>)[answer]);
        });
      });
    }
  });
}

describe("the choice limit25 of highDefinitionWithoutMaxCount", () => {
  const running = withEmulator({ choices: { highDefinitionWithoutMaxCount: "limit25" } });

  it("leaves room for 25 attendees", async () => {
    const { meetingId } = await openRoom(running, { MeetingFeatures: { Video: { MaxResolution: "FHD" } } });
    const { Errors } = await running.chime.batchCreateAttendee({ MeetingId: meetingId, Attendees: crowd(25) });
    expect(Errors).to.have.lengthOf(1);
  });
});

describe("the choice reject of attendeesOverLimit", () => {
  const running = withEmulator({ choices: { attendeesOverLimit: "reject" } });

  it("leaves no meeting behind", async () => {
    const MeetingFeatures = { Attendee: { MaxCount: 1 } };
    await errorOf(openRoom(running, { MeetingFeatures, Attendees: crowd(2) }));
    expect(running.emulator.meetings()).to.deep.equal([]);
  });
});

describe("a choice", () => {
  it("that does not exist is refused at the start with the list of those that do", async () => {
    const failure = await startEmulator({ choices: { colour: "red" } as never }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError);
    expect((failure as Error).message).to.match(/^There is no choice "colour"\. Known choices: violationError, /);
  });

  it("is refused with an answer that it does not have", async () => {
    const failure = await startEmulator({ choices: { noErrors: "null" } as never }).catch((error: unknown) => error);
    expect((failure as Error).message).to.equal(
      'The choice "noErrors" cannot be "null": it takes one of emptyList, absent.',
    );
  });
});
