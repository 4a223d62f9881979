import { expect } from "chai";
import { CHOICES, type ChoiceName, type Choices, startEmulator } from "../../emulator/index";
import { sendByModel } from "./model/sendByModel";
import { meetingRequest, roomRequest, UNKNOWN_ID } from "./requests";
import { openRoom, users } from "./rooms";
import { errorOf, type RunningEmulator, withEmulator } from "./runningEmulator";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;
const ENGLISH = { EngineTranscribeSettings: { LanguageCode: "en-US" } } as const;

/** For each choice, what can be seen of it, by answer. */
const OBSERVATIONS: {
  [Name in ChoiceName]: {
    observe: (running: RunningEmulator) => Promise<unknown>;
    expected: Record<Choices[Name], unknown>;
  };
} = {
  violationError: {
    observe: async ({ chime }) => (await errorOf(chime.createMeeting({} as never))).name,
    expected: { BadRequestException: "BadRequestException", ValidationException: "ValidationException" },
  },
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
  deleteMissing: {
    observe: async (running) => {
      const { meetingId } = await openRoom(running);
      const attendee = { MeetingId: meetingId, AttendeeId: UNKNOWN_ID };
      return [
        await outcomeOf(running.chime.deleteMeeting({ MeetingId: UNKNOWN_ID })),
        await outcomeOf(running.chime.deleteAttendee(attendee)),
      ];
    },
    expected: { notFound: ["NotFoundException", "NotFoundException"], success: ["success", "success"] },
  },
  changedReplay: {
    observe: async ({ chime }) => {
      await chime.createMeeting(meetingRequest({ ClientRequestToken: "token-1" }));
      await chime.createMeeting(meetingRequest({ ClientRequestToken: "token-1" }));
      const changed = meetingRequest({ ClientRequestToken: "token-1", ExternalMeetingId: "another" });
      return outcomeOf(chime.createMeeting(changed));
    },
    expected: { sameMeeting: "success", conflict: "ConflictException" },
  },
  existingCapabilities: {
    observe: async (running) => {
      const { meetingId } = await openRoom(running);
      const request = { MeetingId: meetingId, ExternalUserId: "alice", Capabilities: LISTENER };
      return (await running.chime.createAttendee(request)).Attendee?.Capabilities?.Audio;
    },
    expected: { keep: "SendReceive", apply: "Receive" },
  },
  duplicateUser: {
    observe: async ({ chime }) => {
      const call = chime.createMeetingWithAttendees(roomRequest({ Attendees: users("alice", "alice") }));
      return call.then(
        ({ Attendees, Errors }) => [Attendees?.length, Errors?.length],
        (error: Error) => error.name,
      );
    },
    expected: { sameAttendee: [2, 0], errorItem: [1, 1], reject: "BadRequestException" },
  },
  attendeesOverLimit: {
    observe: async ({ chime, emulator }) => {
      const features = { Attendee: { MaxCount: 1 } };
      const request = roomRequest({ MeetingFeatures: features, Attendees: users("alice", "bob") });
      return [await outcomeOf(chime.createMeetingWithAttendees(request)), emulator.meetings().length];
    },
    expected: { errorItems: ["success", 1], reject: ["LimitExceededException", 0] },
  },
  highDefinitionWithoutMaxCount: {
    observe: async (running) => {
      const { chime } = running;
      const features = { Video: { MaxResolution: "FHD" } } as const;
      const created = await outcomeOf(chime.createMeeting(meetingRequest({ MeetingFeatures: features })));
      if (created !== "success") return created;
      const { meetingId } = await openRoom(running, { MeetingFeatures: features });
      const Attendees = users(...Array.from({ length: 25 }, (_, index) => `user-${index}`));
      return (await chime.batchCreateAttendee({ MeetingId: meetingId, Attendees })).Errors?.length;
    },
    expected: { reject: "BadRequestException", limit25: 1 },
  },
  unknownMediaRegion: {
    observe: ({ chime }) => outcomeOf(chime.createMeeting(meetingRequest({ MediaRegion: "mars-north-1" }))),
    expected: { reject: "BadRequestException", accept: "success" },
  },
  unknownControlRegion: {
    observe: ({ clientFor }) => outcomeOf(clientFor({ region: "eu-west-1" }).createMeeting(meetingRequest())),
    expected: { refuse: "NotEmulated", accept: "success" },
  },
  unknownExcludedAttendee: {
    observe: async (running) => {
      const { meetingId } = await openRoom(running);
      const ExcludedAttendeeIds = [{ AttendeeId: UNKNOWN_ID }];
      const input = { MeetingId: meetingId, ExcludedAttendeeIds, Capabilities: LISTENER };
      return outcomeOf(running.chime.batchUpdateAttendeeCapabilitiesExcept(input));
    },
    expected: { ignore: "success", notFound: "NotFoundException" },
  },
  transcriptionState: {
    observe: async (running) => {
      const { meetingId } = await openRoom(running);
      const stop = () => outcomeOf(running.chime.stopMeetingTranscription({ MeetingId: meetingId }));
      const start = () =>
        outcomeOf(
          running.chime.startMeetingTranscription({ MeetingId: meetingId, TranscriptionConfiguration: ENGLISH }),
        );
      return [await stop(), await start(), await start(), await stop()];
    },
    expected: {
      lenient: ["success", "success", "success", "success"],
      strict: ["UnprocessableEntityException", "success", "UnprocessableEntityException", "success"],
    },
  },
  joinTokenInReads: {
    observe: async (running) => {
      const { meetingId, attendeeId } = await openRoom(running);
      const ids = { MeetingId: meetingId, AttendeeId: attendeeId };
      const { Attendee } = await running.chime.getAttendee(ids);
      const { Attendees } = await running.chime.listAttendees(ids);
      const updated = await running.chime.updateAttendeeCapabilities({ ...ids, Capabilities: LISTENER });
      return [Attendee, Attendees?.[0], updated.Attendee].map((attendee) => attendee?.JoinToken !== undefined);
    },
    expected: { include: [true, true, true], omit: [false, false, false] },
  },
  meetingFeaturesAnswer: {
    observe: async (running) =>
      (await openRoom(running, { MeetingFeatures: { Video: { MaxResolution: "None" } } })).meeting.MeetingFeatures,
    expected: {
      echo: { Video: { MaxResolution: "None" } },
      defaults: { Video: { MaxResolution: "None" }, Content: { MaxResolution: "FHD" }, Attendee: { MaxCount: 250 } },
    },
  },
  noErrors: {
    observe: async ({ chime }) => (await chime.createMeetingWithAttendees(roomRequest())).Errors,
    expected: { emptyList: [], absent: undefined },
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
      creation: ["MeetingStarted", "AttendeeAdded", "AttendeeJoined"],
      firstJoin: ["AttendeeAdded", "MeetingStarted", "AttendeeJoined"],
    },
  },
};

for (const [name, { answers }] of Object.entries(CHOICES)) {
  const { observe, expected } = OBSERVATIONS[name as ChoiceName];
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

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "success",
    (error: Error) => error.name,
  );
}
