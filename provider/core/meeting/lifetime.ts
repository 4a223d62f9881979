const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Amazon Chime SDK ends a meeting 24 hours after its creation (developer guide, "Creating meetings"). */
export const MEETING_LIFETIME_MS = 24 * HOUR_MS;

/** Amazon Chime SDK ends a meeting after 5 minutes without a connected attendee (developer guide, "Creating meetings"). */
export const MAY_HAVE_ENDED_AFTER_MS = 5 * MINUTE_MS;

const UNITS: readonly { readonly names: RegExp; readonly milliseconds: number }[] = [
  { names: /^(d|days?)$/i, milliseconds: DAY_MS },
  { names: /^(h|hrs?|hours?)$/i, milliseconds: HOUR_MS },
  { names: /^(m|mins?|minutes?)$/i, milliseconds: MINUTE_MS },
  { names: /^(s|secs?|seconds?)$/i, milliseconds: SECOND_MS },
  { names: /^(ms|msecs?|milliseconds?)$/i, milliseconds: 1 },
];

const NUMBER_WITH_UNIT = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i;

/** ISO 8601: days, hours, minutes and seconds. Years, months and weeks exceed the life of a meeting, unless they are 0. */
const ISO_8601 =
  /^P(?=\d|T\d)(?:0Y)?(?:0M)?(?:0W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/** Milliseconds of a duration such as `12h`, `90 minutes` or `PT12H` (ISO 8601); undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const iso = ISO_8601.exec(text);
  if (iso) {
    return UNITS.reduce((sum, { milliseconds }, index) => sum + toNumber(iso[index + 1]) * milliseconds, 0);
  }
  const [, count, name = ""] = NUMBER_WITH_UNIT.exec(text) ?? [];
  const unit = UNITS.find(({ names }) => names.test(name));
  return unit && toNumber(count) * unit.milliseconds;
}

/** The time at which AWS ends a meeting created at `createdAt`, both in ISO 8601. */
export function expiryOf(createdAt: string): string {
  return new Date(Date.parse(createdAt) + MEETING_LIFETIME_MS).toISOString();
}

function toNumber(digits = "0"): number {
  return Number(digits.replace(",", "."));
}
