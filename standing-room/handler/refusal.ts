import type { CheckFailure } from "../../provider/core/rules/check";

/** An answer other than the joiner's credentials. Its text goes to whoever asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** One word for programs. */
  readonly code: string;
  readonly violations: readonly CheckFailure[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, message, violations, retryAfterSeconds }: RefusalParts) {
    super(message);
    this.status = status;
    this.code = code;
    this.violations = violations;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RefusalParts {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly violations?: readonly CheckFailure[];
  readonly retryAfterSeconds?: number;
}
