import { EXTERNAL_ID_RULE } from "../../../provider/core/chime/sharedRules";
import { violationsOf } from "../../../provider/core/rules/violations";
import { ANY_ROOM } from "../roomTemplates";

/** The person that a request's token names. */
export interface Person {
  readonly externalUserId: string;
  /** The rooms that the token allows; undefined where the settings name no claim for them, and all are allowed. */
  readonly rooms: readonly string[] | undefined;
  /** The rooms in which the person is a host, whose capabilities the room does not limit. */
  readonly hostRooms: readonly string[];
  /** The actions that the token allows. */
  readonly actions: readonly string[];
}

/** Returns the person of an `Authorization` header. Rejects with a JoinError: 401, 403 or 503. */
export type Authenticate = (authorization: string | undefined) => Promise<Person>;

const ENCODED_PREFIX = "b64:";

/**
 * The `externalUserId` of a claim. A claim that follows AWS's rules is used as it is. Any other one, and one that begins with `b64:`,
 * becomes `b64:` and its UTF-8 bytes in base64url, so that different claims never become one person. Undefined: it is too long.
 */
export function toExternalUserId(claim: string): string | undefined {
  const rule = { path: "externalUserId", ...EXTERNAL_ID_RULE };
  if (!claim.startsWith(ENCODED_PREFIX) && violationsOf(rule, claim).length === 0) return claim;
  const encoded = ENCODED_PREFIX + Buffer.from(claim, "utf8").toString("base64url");
  return violationsOf(rule, encoded).length === 0 ? encoded : undefined;
}

/** A claim of several values: a list of strings, or a string with spaces between them, as `scope` is (RFC 8693). */
export function valuesOf(claim: unknown): string[] {
  if (typeof claim === "string") return claim.split(" ").filter(Boolean);
  return Array.isArray(claim) ? claim.filter((value) => typeof value === "string") : [];
}

export function mayEnter({ rooms }: Person, room: unknown): boolean {
  return rooms === undefined || hasRoom(rooms, room);
}

export function isHost({ hostRooms }: Person, room: unknown): boolean {
  return hasRoom(hostRooms, room);
}

function hasRoom(rooms: readonly string[], room: unknown): boolean {
  return rooms.includes(ANY_ROOM) || (typeof room === "string" && rooms.includes(room));
}
