/** One point that AWS's documentation leaves open, and the answers that the emulator can give. */
export interface Choice {
  /** The answers to choose from; the first is the default. */
  readonly answers: readonly [string, ...string[]];
  /** What is not established, as the beginning of a sentence that the answer completes. */
  readonly question: string;
}

/**
 * What AWS leaves open. None of these answers was verified against AWS; each can be switched, so that a client can be tried
 * against all of them.
 */
export const CHOICES = {
  violationError: {
    answers: ["BadRequestException", "ValidationException"],
    question: "A request that breaks a constraint is refused with",
  },
  signatureError: {
    answers: ["common", "modelled"],
    question: "A missing or malformed signature gets AWS's common errors, or Unauthorized and Forbidden of the model:",
  },
  throttlingError: {
    answers: ["ThrottlingException", "ThrottledClientException"],
    question: "A call over the request rate is refused with",
  },
  deleteMissing: {
    answers: ["notFound", "success"],
    question: "Deleting a meeting or an attendee that is gone already answers",
  },
  changedReplay: {
    answers: ["sameMeeting", "conflict"],
    question: "A ClientRequestToken that comes again with other parameters gets",
  },
  existingCapabilities: {
    answers: ["keep", "apply"],
    question: "Capabilities asked for an ExternalUserId that the meeting has already: the attendee's own ones",
  },
  duplicateUser: {
    answers: ["sameAttendee", "errorItem", "reject"],
    question: "The same ExternalUserId twice in one request gets",
  },
  attendeesOverLimit: {
    answers: ["errorItems", "reject"],
    question: "A request for several attendees that a full meeting cannot all take gets",
  },
  highDefinitionWithoutMaxCount: {
    answers: ["reject", "limit25"],
    question: "FHD video or UHD content without MeetingFeatures.Attendee.MaxCount gets",
  },
  unknownMediaRegion: {
    answers: ["reject", "accept"],
    question: "A MediaRegion that AWS does not document, or that the control region cannot use, gets",
  },
  unknownControlRegion: {
    answers: ["refuse", "accept"],
    question: "A request signed for a region where AWS documents no endpoint of this service gets",
  },
  unknownExcludedAttendee: {
    answers: ["ignore", "notFound"],
    question: "An id among ExcludedAttendeeIds that no attendee of the meeting has gets",
  },
  transcriptionState: {
    answers: ["lenient", "strict"],
    question: "Starting a running transcription, or stopping none, succeeds (lenient) or is unprocessable (strict):",
  },
  joinTokenInReads: {
    answers: ["include", "omit"],
    question: "GetAttendee, ListAttendees and UpdateAttendeeCapabilities, as to the JoinToken,",
  },
  meetingFeaturesAnswer: {
    answers: ["echo", "defaults"],
    question: "MeetingFeatures in an answer hold only what was asked for, or the documented defaults too:",
  },
  noErrors: {
    answers: ["emptyList", "absent"],
    question: "Errors of an answer in which no attendee failed are an",
  },
  nothingToAnswer: {
    answers: ["emptyBody", "emptyObject"],
    question: "A 200 of an operation without an output has an",
  },
  meetingStarted: {
    answers: ["creation", "firstJoin"],
    question: "The event chime:MeetingStarted is sent at the",
  },
} as const satisfies Readonly<Record<string, Choice>>;

export type ChoiceName = keyof typeof CHOICES;

/** One answer for each open point. */
export type Choices = { readonly [Name in ChoiceName]: (typeof CHOICES)[Name]["answers"][number] };

/** The defaults with the given answers laid over them; an unknown name or answer is a RangeError that lists the known ones. */
export function chooseAnswers(given: Readonly<Record<string, string | undefined>> = {}): Choices {
  const chosen: Record<string, string> = {};
  for (const [name, choice] of Object.entries(CHOICES)) chosen[name] = choice.answers[0];
  for (const [name, answer] of Object.entries(given)) {
    if (answer !== undefined) chosen[name] = checkedAnswer(name, answer);
  }
  return chosen as Choices;
}

function checkedAnswer(name: string, answer: string): string {
  const choice: Choice | undefined = Object.hasOwn(CHOICES, name) ? CHOICES[name as ChoiceName] : undefined;
  if (choice === undefined) {
    throw new RangeError(`There is no choice "${name}". Known choices: ${Object.keys(CHOICES).join(", ")}.`);
  }
  if (!choice.answers.includes(answer)) {
    throw new RangeError(`The choice "${name}" cannot be "${answer}": it takes one of ${choice.answers.join(", ")}.`);
  }
  return answer;
}
