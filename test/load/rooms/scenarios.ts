import { AWS_QUOTAS, type Quotas } from "../../../emulator/quotas/quotas";
import type { Scenario } from "./simulation";

const MINUTE_MS = 60_000;
const OUTAGE_STARTS_MS = 20 * MINUTE_MS;
/** AWS raises the rates together with the quota of active meetings: 10 requests a second and 20 at once for each 250 meetings. */
const MEETINGS_PER_REQUEST = AWS_QUOTAS.activeMeetings / AWS_QUOTAS.requestsPerSecond;

const rarely = () => 0.01;
/** One call in a hundred, and for one minute every second one. */
const rarelyAndForOneMinuteOften = (time: number) =>
  time >= OUTAGE_STARTS_MS && time < OUTAGE_STARTS_MS + MINUTE_MS ? 0.5 : rarely();

function quotasOf(requestsPerSecond: number): Quotas {
  const activeMeetings = Math.ceil(requestsPerSecond * MEETINGS_PER_REQUEST);
  return { ...AWS_QUOTAS, requestsPerSecond, burst: 2 * requestsPerSecond, activeMeetings };
}

const HOUR = { rooms: 1_000, joins: 100_000, seconds: 3_600, gathering: 50, arrivalSeconds: 180 };

export const HOUR_SCENARIOS: readonly Scenario[] = [
  {
    ...HOUR,
    title: "1,000 rooms, 100,000 joins in an hour",
    quotas: quotasOf(50),
    throttledShare: rarelyAndForOneMinuteOften,
  },
  {
    ...HOUR,
    title: "the same load for 6 minutes, AWS's default quotas",
    joins: HOUR.joins / 10,
    seconds: HOUR.seconds / 10,
    quotas: AWS_QUOTAS,
    throttledShare: rarely,
  },
];

/** A steady rate of joins, with quotas that are a multiple of it. */
export function rateScenario(joinsPerSecond: number, multiple: number, seconds: number): Scenario {
  const joins = joinsPerSecond * seconds;
  const gathering = 25;
  return {
    title: `${joinsPerSecond.toLocaleString("en")} joins a second, quotas of ${multiple} times that`,
    rooms: Math.ceil(joins / gathering),
    joins,
    seconds,
    gathering,
    arrivalSeconds: Math.min(10, seconds / 3),
    quotas: quotasOf(joinsPerSecond * multiple),
    throttledShare: rarely,
  };
}
