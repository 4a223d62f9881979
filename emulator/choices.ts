/** One point that AWS's documentation leaves open, and the answers that the emulator can give. */
export interface Choice {
  /** The answers to choose from; the first is the default. */
  readonly answers: readonly [string, ...string[]];
  /** What is not established. */
  readonly question: string;
  /** What public recordings or documentation show, how sure that is, and where. "Old API" is the retired namespace of 2018. */
  readonly evidence: string;
}

const OPEN_POINTS = {
  violationError: {
    answers: ["ValidationException", "BadRequestException"],
    question: "Which error does a request get that breaks a constraint?",
    evidence:
      "medium: ValidationException, as in the emulator's text, in aws-sdk-js 4344 (2023, old API) and aws-sdk-java-v2 4072 (2023); the model's documentation names it; BadRequestException was never seen for this",
  },
  signatureError: {
    answers: ["common", "modelled"],
    question: "Does a missing or malformed signature get AWS's common errors (403), or those of the model (401, 403)?",
    evidence:
      "medium: without a permission, several recordings of 2026 have AccessDeniedException, which can be injected",
  },
  throttlingError: {
    answers: ["ThrottlingException", "ThrottledClientException"],
    question: "Which error does a call over the request rate get?",
    evidence:
      "status 429 and `Rate exceeded` high: amazon-chime-sdk-js 2743 (2023); the name open: the model and the guide differ",
  },
  deleteMissingMeeting: {
    answers: ["success", "notFound"],
    question: "What does deleting a meeting answer that has ended, or never existed?",
    evidence:
      "medium to high: success, idempotent on purpose by AWS staff, amazon-chime-sdk-js 895 (2020) and aws-sdk-net 1571 (both old API)",
  },
  deleteMissingAttendee: {
    answers: ["notFound", "success"],
    question: "What does deleting an attendee answer that was deleted already?",
    evidence: "low: once a ForbiddenException (old API)",
  },
  changedReplay: {
    answers: ["sameMeeting", "conflict"],
    question: "What does an active meeting's ClientRequestToken get with other parameters?",
    evidence: "medium to low: the first meeting, amazon-chime-sdk-js 2433 and 2438 (2022)",
  },
  existingCapabilities: {
    answers: ["keep", "apply"],
    question: "Does a request change the capabilities of an ExternalUserId that the meeting already has?",
    evidence: "nothing found",
  },
  duplicateUser: {
    answers: ["sameAttendee", "errorItem", "reject"],
    question: "What does one ExternalUserId twice in a request get?",
    evidence: "nothing found",
  },
  attendeesOverLimit: {
    answers: ["errorItems", "reject"],
    question: "What does a request get that adds more attendees than the meeting can take?",
    evidence: "nothing found",
  },
  highDefinitionWithoutMaxCount: {
    answers: ["reject", "limit25"],
    question: "What do FHD video or UHD content get without a MaxCount of attendees?",
    evidence: "documentation only, which disagrees: 25 or 100",
  },
  unknownMediaRegion: {
    answers: ["reject", "accept"],
    question: "What does a MediaRegion get that is not documented, or not for this control region?",
    evidence: "nothing found",
  },
  unknownControlRegion: {
    answers: ["refuse", "accept"],
    question: "What does a request get that is signed for a region without a documented endpoint?",
    evidence: "nothing found",
  },
  unknownExcludedAttendee: {
    answers: ["ignore", "notFound"],
    question: "What does an id in ExcludedAttendeeIds get that is no attendee of the meeting?",
    evidence: "nothing found",
  },
  transcriptionState: {
    answers: ["lenient", "strict"],
    question: "Does starting a running transcription, or stopping none, succeed (lenient) or fail with 422 (strict)?",
    evidence: "documentation only: a second start changes the configuration, a stop of none does nothing",
  },
  joinTokenInReads: {
    answers: ["include", "omit"],
    question: "Do attendees that are read or changed come with their JoinToken?",
    evidence:
      "ListAttendees medium to high: an AWS sample's README (2021, old API) has them; other reads: nothing found",
  },
  meetingFeaturesAnswer: {
    answers: ["echo", "defaults"],
    question: "Do MeetingFeatures in an answer hold what was asked for, or the documented defaults, too?",
    evidence: "high: several recordings of 2022 to 2026 echo what was asked for; unset features are null",
  },
  noErrors: {
    answers: ["emptyList", "absent"],
    question: "What is in place of Errors when no attendee failed?",
    evidence: "nothing found",
  },
  nothingToAnswer: {
    answers: ["emptyBody", "emptyObject"],
    question: "What is the body of a 200 of an operation without an output?",
    evidence: "documentation only; amazon-chime-sdk-js 2861 agrees",
  },
  meetingStarted: {
    answers: ["creation", "firstJoin"],
    question: "When is the event chime:MeetingStarted sent?",
    evidence: "high: 1 second before the first AttendeeAdded, amazon-chime-sdk-js 2486 and 2593",
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
