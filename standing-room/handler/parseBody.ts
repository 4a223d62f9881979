import { isJsonObject, type JsonObject } from "../../provider/core/json";
import { isUnknown } from "../../provider/core/rules/unknown";
import { JoinError } from "./joinError";

/** Larger than any valid request, and small enough that responses stay far below Lambda's 6 MB. */
const MAX_BODY_BYTES = 16 * 1024;

/** The JSON object of a request. */
export function parseBody(body: string): JsonObject {
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw new JoinError({
      status: 413,
      code: "RequestTooLarge",
      message: `The body must have at most ${MAX_BODY_BYTES} bytes.`,
    });
  }
  try {
    const value: unknown = JSON.parse(body, rejectPulumiMarks);
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (error instanceof JoinError) throw error;
    // A body that is not JSON gets the same error as JSON that is not an object.
  }
  throw new JoinError({
    status: 400,
    code: "InvalidRequest",
    message: 'The body must be a JSON object such as {"room": "standup", "externalUserId": "alice"}.',
  });
}

/** The rules of arguments skip Pulumi's unknown value and ignore its `__provider`, neither of which a request may have. */
function rejectPulumiMarks(name: string, value: unknown): unknown {
  if (!isUnknown(value) && name !== "__provider") return value;
  throw new JoinError({
    status: 400,
    code: "InvalidRequest",
    message: "The body must not have __provider or Pulumi's placeholder of an unknown value.",
  });
}
