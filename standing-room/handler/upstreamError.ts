/** Text with the form of a join token, in case a message has one. */
const CREDENTIAL_LIKE = /[\w+/=-]{60,}/g;
const LONGEST_QUOTE = 300;

/** Exceptions whose message can quote a value of the request. */
const REQUEST_QUOTING = [
  "BadRequestException",
  "ValidationException",
  "UnprocessableEntityException",
  "NotFoundException",
];

/** A failed call to AWS, with the parts that may be logged. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
  /** The operation by its AWS name. */
  readonly operation: string;
  /** The exception's name, or Node's error code where there was no response. */
  readonly failure: string;
  readonly requestId: string | undefined;
  /** Whether the message can quote the request, and must therefore not be logged. */
  readonly quotesRequest: boolean;

  constructor(operation: string, error: unknown) {
    super(`${operation}: ${textOf(error)}`);
    const { name, code, $metadata } = (error ?? {}) as Partial<Record<"name" | "code", string>> & {
      $metadata?: { requestId?: string };
    };
    this.operation = operation;
    this.failure = code ?? name ?? typeof error;
    this.quotesRequest = REQUEST_QUOTING.includes(this.failure);
    this.requestId = $metadata?.requestId;
  }
}

/** Runs one call; its errors name the operation. */
export async function upstream<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new UpstreamError(operation, error);
  }
}

/** A parse error quotes the body, which can have a token: its text is dropped. */
function textOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof SyntaxError) return "the response cannot be parsed";
  return error.message.replace(/\s+/g, " ").replace(CREDENTIAL_LIKE, "…").slice(0, LONGEST_QUOTE);
}
