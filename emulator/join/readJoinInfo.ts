/** What a client of amazon-chime-sdk-js takes to join: an element of the output `joinInfo`. It holds a join token. */
export interface JoinInfo {
  readonly Meeting: { readonly MediaPlacement: Readonly<Record<string, unknown>> };
  readonly Attendee: Readonly<Record<string, unknown>>;
}

const ADVICE = "pulumi stack output joinInfo --show-secrets --json | npx chime-sdk-meetings-join --as NAME";

/** What a client cannot join without, by path. */
const REQUIRED = [
  "Meeting.MeetingId",
  "Meeting.MediaPlacement.AudioHostUrl",
  "Meeting.MediaPlacement.SignalingUrl",
  "Attendee.AttendeeId",
  "Attendee.ExternalUserId",
  "Attendee.JoinToken",
];

/**
 * Reads the join information of one person from JSON: `{ Meeting, Attendee }`, or an object with one of them for each name. A RangeError
 * says what is wrong with it, and holds no value of it.
 */
export function readJoinInfo(text: string, name: string | undefined): JoinInfo {
  const given = parse(text);
  if ("Meeting" in given && "Attendee" in given) return check(given, "");
  const names = Object.keys(given);
  if (name === undefined) throw new RangeError(`--as is missing. Name who joins: ${names.join(", ")}.`);
  if (!Object.hasOwn(given, name)) {
    throw new RangeError(
      `--as ${name}: no one of this name may join. The input has ${names.join(", ") || "no names"}.`,
    );
  }
  return check(given[name], `${name}.`);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes its input, which may hold tokens.
    throw new RangeError(`The standard input must be JSON: ${ADVICE}`);
  }
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  throw new RangeError(`The standard input must be a JSON object, and the output a plain one: ${ADVICE}`);
}

function check(info: unknown, prefix: string): JoinInfo {
  for (const path of REQUIRED) {
    const value = valueAt(info, path);
    if (typeof value !== "string" || value === "") {
      throw new RangeError(`${prefix}${path} must be a string that is not empty. Pass what has it: ${ADVICE}`);
    }
  }
  const path = "Meeting.MediaPlacement.SignalingUrl";
  if (!/^wss?:\/\/[^/\s]+/.test(String(valueAt(info, path))) || !URL.canParse(String(valueAt(info, path)))) {
    throw new RangeError(`${prefix}${path} must be an address that begins with ws:// or wss://.`);
  }
  return info as JoinInfo;
}

function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split(".")) found = (found as Record<string, unknown> | null | undefined)?.[name];
  return found;
}
