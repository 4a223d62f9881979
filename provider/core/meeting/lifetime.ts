import { parse as parseIso8601, toSeconds } from "iso8601-duration";

import ms = require("ms");

/** Amazon Chime SDK ends a meeting 24 hours after its creation, whatever happens in it (developer guide, "Creating meetings"). */
export const MEETING_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Amazon Chime SDK ends a meeting after 5 minutes with nobody connected (developer guide, "Creating meetings"). */
export const MAY_HAVE_ENDED_AFTER_MS = 5 * 60 * 1000;

const UNIT_STYLE = /^\s*\d+(\.\d+)?\s*[a-z]+\s*$/i;
const ISO_STYLE = /^P/;

/** Milliseconds of a duration written as `12h`, `90 minutes` or ISO 8601 (`PT12H`); undefined when it is neither. */
export function parseDuration(text: string): number | undefined {
  if (ISO_STYLE.test(text)) return parseIso(text);
  if (!UNIT_STYLE.test(text)) return undefined;
  return ms(text as ms.StringValue);
}

/** The moment at which AWS ends a meeting created at `createdAt`, both as ISO 8601 times. */
export function expiryOf(createdAt: string): string {
  return new Date(Date.parse(createdAt) + MEETING_LIFETIME_MS).toISOString();
}

function parseIso(text: string): number | undefined {
  try {
    return toSeconds(parseIso8601(text)) * 1000;
  } catch {
    return undefined;
  }
}
