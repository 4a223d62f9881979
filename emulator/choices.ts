/** One point that AWS's documentation leaves open, and the answers that the emulator can give. */
export interface Choice {
  /** The answers to choose from; the first is the default. */
  readonly answers: readonly [string, ...string[]];
  /** What is not established. */
  readonly question: string;
}

const OPEN_POINTS = {
  violationError: {
    answers: ["BadRequestException", "ValidationException"],
    question: "Which error does a request get that breaks a constraint?",
  },
  signatureError: {
    answers: ["common", "modelled"],
    question: "Does a missing or malformed signature get AWS's common errors (403), or those of the model (401, 403)?",
  },
  throttlingError: {
    answers: ["ThrottlingException", "ThrottledClientException"],
    question: "Which error does a call over the request rate get?",
  },
  deleteMissing: {
    answers: ["notFound", "success"],
    question: "What does deleting a meeting or an attendee that is gone already answer?",
  },
  changedReplay: {
    answers: ["sameMeeting", "conflict"],
    question: "What does an active meeting's ClientRequestToken get with other parameters?",
  },
  existingCapabilities: {
    answers: ["keep", "apply"],
    question: "What becomes of capabilities that are asked for an ExternalUserId that the meeting has already?",
  },
  duplicateUser: {
    answers: ["sameAttendee", "errorItem", "reject"],
    question: "What does one ExternalUserId twice in a request get?",
  },
  attendeesOverLimit: {
    answers: ["errorItems", "reject"],
    question: "What do several attendees get of whom the meeting cannot take all?",
  },
  highDefinitionWithoutMaxCount: {
    answers: ["reject", "limit25"],
    question: "What do FHD video or UHD content get without a MaxCount of attendees?",
  },
  unknownMediaRegion: {
    answers: ["reject", "accept"],
    question: "What does a MediaRegion get that is not documented, or not for this control region?",
  },
  unknownControlRegion: {
    answers: ["refuse", "accept"],
    question: "What does a request get that is signed for a region without a documented endpoint?",
  },
  unknownExcludedAttendee: {
    answers: ["ignore", "notFound"],
    question: "What does an id in ExcludedAttendeeIds get that is no attendee of the meeting?",
  },
  transcriptionState: {
    answers: ["lenient", "strict"],
    question: "Does starting a running transcription, or stopping none, succeed (lenient) or fail with 422 (strict)?",
  },
  joinTokenInReads: {
    answers: ["include", "omit"],
    question: "Do attendees that are read or changed come with their JoinToken?",
  },
  meetingFeaturesAnswer: {
    answers: ["echo", "defaults"],
    question: "Do MeetingFeatures in an answer hold what was asked for, or the documented defaults, too?",
  },
  noErrors: {
    answers: ["emptyList", "absent"],
    question: "What is in place of Errors when no attendee failed?",
  },
  nothingToAnswer: {
    answers: ["emptyBody", "emptyObject"],
    question: "What is the body of a 200 of an operation without an output?",
  },
  meetingStarted: {
    answers: ["creation", "firstJoin"],
    question: "When is the event chime:MeetingStarted sent?",
  },
} as const satisfies Readonly<Record<string, Choice>>;

/** Names the open points. */
export type ChoiceName = keyof typeof OPEN_POINTS;

/**
 * What AWS leaves open. None of these answers was verified against AWS; each can be switched, so that a client can be tried
 * against all of them.
 */
export const CHOICES: Readonly<Record<ChoiceName, Choice>> = OPEN_POINTS;

/** One answer for each open point. */
export type Choices = { readonly [Name in ChoiceName]: (typeof OPEN_POINTS)[Name]["answers"][number] };

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
