import type { ApiMeasurement, MemoryMeasurement } from "../../api/measureApi";
import { ABSENT, bytes, megabytes, table } from "../format";
import type { SuiteResults } from "../results";
import { median, spread } from "../statistics";

type ApiResults = SuiteResults<ApiMeasurement | MemoryMeasurement>;

const EMULATOR = "emulator";
const WITH_STATE_FILE = "emulator, state file";

/** What a request costs the emulator, beside servers of the same kind, and how much memory many meetings take. */
export function apiSection({ measurements }: ApiResults): string {
  const requests = measurements.filter((each) => each.kind === "requests");
  const memory = measurements.filter((each) => each.kind === "memory");
  const others = requests.filter(({ server }) => server !== EMULATOR && server !== WITH_STATE_FILE);
  return [
    "8 requests at once over connections that stay open; the processor is the server's alone:",
    table(["operation", "requests/s", "processor a request", "state file: requests/s", "processor"], ownRows(requests)),
    "A create and a get of other emulators, measured in turn with these:",
    table(["", "requests", "requests/s", "processor a request"], otherRows(others)),
    spreadText(requests),
    "Many meetings with two attendees each:",
    table(["", "meetings", "memory before", "with all", "each", "state file"], memory.map(memoryRow)),
  ].join("\n\n");
}

function ownRows(requests: readonly ApiMeasurement[]): string[][] {
  const own = requests.filter(({ server }) => server === EMULATOR);
  return namesOf(own).map((operation) => [
    `\`${operation}\``,
    ...figuresOf(own.filter((each) => each.operation === operation)),
    ...figuresOf(requests.filter((each) => each.server === WITH_STATE_FILE && each.operation === operation)),
  ]);
}

function otherRows(requests: readonly ApiMeasurement[]): string[][] {
  return namesOf(requests).map((operation) => {
    const runs = requests.filter((each) => each.operation === operation);
    return [`${runs[0]?.server}: \`${operation}\``, String(runs[0]?.requests ?? ABSENT), ...figuresOf(runs)];
  });
}

function namesOf(requests: readonly ApiMeasurement[]): string[] {
  return [...new Set(requests.map(({ operation }) => operation))];
}

function figuresOf(runs: readonly ApiMeasurement[]): [string, string] {
  if (runs.length === 0) return [ABSENT, ABSENT];
  return [Math.round(median(runs.map(rateOf))).toLocaleString("en"), `${Math.round(median(runs.map(costOf)))} µs`];
}

const rateOf = ({ requests, wallMs }: ApiMeasurement) => (requests / wallMs) * 1000;
const costOf = ({ requests, cpuMs }: ApiMeasurement) => (cpuMs / requests) * 1000;

function spreadText(requests: readonly ApiMeasurement[]): string {
  const groups = new Map<string, ApiMeasurement[]>();
  for (const each of requests) {
    const key = `${each.server} ${each.operation}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const spreads = (pick: (each: ApiMeasurement) => number) =>
    [...groups.values()].map((runs) => spread(runs.map(pick)));
  if ([...groups.values()].every((runs) => runs.length === 1)) return "One run each, so no spread is known.";
  const percent = (pick: (each: ApiMeasurement) => number) => Math.round(median(spreads(pick)) * 100);
  return `Spread of the runs, typically: requests/s ±${percent(rateOf)} %, processor ±${percent(costOf)} %.`;
}

function memoryRow({ server, meetings, emptyBytes, residentBytes, fileBytes }: MemoryMeasurement): string[] {
  return [
    server,
    meetings.toLocaleString("en"),
    megabytes(emptyBytes),
    megabytes(residentBytes),
    bytes((residentBytes - emptyBytes) / meetings),
    fileBytes === undefined ? ABSENT : megabytes(fileBytes),
  ];
}
