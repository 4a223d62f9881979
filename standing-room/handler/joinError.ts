import type { CheckFailure } from "../../provider/core/rules/check";

/** A response other than the joiner's credentials. The caller gets its text. */
export class JoinError extends Error {
  override readonly name = "JoinError";
  readonly status: number;
  /** The error code, for programs. */
  readonly code: string;
  readonly violations: readonly CheckFailure[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, message, violations, retryAfterSeconds }: JoinErrorOptions) {
    super(message);
    this.status = status;
    this.code = code;
    this.violations = violations;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface JoinErrorOptions {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly violations?: readonly CheckFailure[];
  readonly retryAfterSeconds?: number;
}
