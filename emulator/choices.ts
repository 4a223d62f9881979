/** One point that AWS's documentation leaves open, and the answers that the emulator can give. */
export interface Choice {
  /** The answers to choose from; the first is the default. */
  readonly answers: readonly [string, ...string[]];
  /** What is not established, as one sentence. */
  readonly question: string;
}

/**
 * What AWS leaves open. None of these answers was verified against AWS; each can be switched, so that a client can be tried
 * against both.
 */
export const CHOICES = {
  violationError: {
    answers: ["BadRequestException", "ValidationException"],
    question: "Which error a request gets that breaks a constraint.",
  },
  deleteMissing: {
    answers: ["notFound", "success"],
    question: "What deleting a meeting or an attendee answers that is gone already.",
  },
} as const satisfies Readonly<Record<string, Choice>>;

export type ChoiceName = keyof typeof CHOICES;

/** One answer for each open point. */
export type Choices = { readonly [Name in ChoiceName]: (typeof CHOICES)[Name]["answers"][number] };

/** The defaults with the given answers laid over them; an unknown name or answer is an error that lists the known ones. */
export function chooseAnswers(given: Partial<Choices> = {}): Choices {
  const chosen: Record<string, string> = {};
  for (const [name, choice] of Object.entries(CHOICES)) chosen[name] = choice.answers[0];
  for (const [name, answer] of Object.entries(given)) {
    if (answer === undefined) continue;
    chosen[name] = checkedAnswer(name, answer);
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
