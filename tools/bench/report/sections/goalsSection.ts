import type { Operation } from "../../contestants/contestant";
import { bytes, ratio, table } from "../format";
import { quotaFloorMs } from "../quotaFloor";
import type { LifeResults, ResultsFolder } from "../results";
import { type Life, livesOf } from "../summary";
import { type FirstRoomResults, firstRoomGoals } from "./firstRoomSection";
import { mediaGoals } from "./mediaGoals";
import type { MediaResults } from "./mediaSection";
import { dynamicBeside } from "./nativeSection";
import { type TestsResults, testsGoals } from "./testsSection";

/** What was aimed at, and what was measured. */
export interface Goal {
  readonly aim: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** Each goal with what was measured. Why one is missed is said below the table, by hand. */
export function goalsSection(results: ResultsFolder): string {
  const [life, native, quota] = [results.load("life"), results.load("native"), results.load("quota")];
  const [media, firstRoom, tests] = [results.load("media"), results.load("firstRoom"), results.load("tests")];
  const goals = [
    ...(quota ? quotaGoals(quota) : []),
    ...(life ? lifeGoals(life) : []),
    ...(native ? nativeGoals(native) : []),
    ...(media ? mediaGoals(media as MediaResults) : []),
    ...(firstRoom ? firstRoomGoals(firstRoom as FirstRoomResults) : []),
    ...(tests ? testsGoals(tests as TestsResults) : []),
  ];
  return table(
    ["goal", "measured", "met"],
    goals.map(({ aim, measured, isMet }) => [aim, measured, isMet ? "yes" : "**no**"]),
  );
}

function quotaGoals({ rooms, measurements }: LifeResults): Goal[] {
  const ours = livesOf(measurements).filter(({ contestant }) => contestant === "meeting");
  return ours.flatMap((life) => [
    ...(["up", "refresh", "destroy"] as const).map((operation) => {
      const share = (life.of[operation]?.wallMs ?? Number.NaN) / quotaFloorMs(operation, rooms);
      const aim = `with quota, ${rooms} rooms, ${life.parallel} at once: ${operation} ≤ 1.10 × the floor`;
      return { aim, measured: ratio(share, 1), isMet: share <= 1.1 };
    }),
    {
      aim: `with quota, ${life.parallel} at once: no failed room`,
      measured: `${life.of.up?.failed} failed`,
      isMet: life.of.up?.failed === 0 && Object.values(life.of).every(({ succeeded }) => succeeded),
    },
  ]);
}

function lifeGoals({ rooms, roomBytes, measurements }: LifeResults): Goal[] {
  const lives = livesOf(measurements);
  const ours = lives.find(({ contestant }) => contestant === "meeting");
  const floor = lives.find(({ contestant }) => contestant === "sameBytes");
  const stateBytes = (ours?.stateBytes ?? Number.NaN) / rooms;
  return [
    ...(["up", "noop", "destroy"] as const).map((operation) => againstFloor(operation, rooms, ours, floor)),
    {
      aim: `state per room ≤ 1.2 × (the answer and the inputs, ${bytes(roomBytes)})`,
      measured: `${bytes(stateBytes)}, ${ratio(stateBytes, roomBytes)}`,
      isMet: stateBytes <= 1.2 * roomBytes,
    },
  ];
}

function againstFloor(operation: Operation, rooms: number, ours: Life | undefined, floor: Life | undefined): Goal {
  const [own, least] = [ours?.of[operation], floor?.of[operation]];
  const wall = (own?.wallMs ?? Number.NaN) / (least?.wallMs ?? Number.NaN);
  const cpu = (own?.cpuMs ?? Number.NaN) / (least?.cpuMs ?? Number.NaN);
  return {
    aim: `no quota, ${rooms} rooms: ${operation} ≤ 1.05 × doing nothing with the same bytes`,
    measured: `${ratio(wall, 1)} (processor ${ratio(cpu, 1)})`,
    isMet: wall <= 1.05,
  };
}

/** The native provider against the dynamic one, at the largest size and without asking whether meetings have ended. */
function nativeGoals({ rooms, measurements }: LifeResults): Goal[] {
  const lives = livesOf(measurements);
  const native = lives.find((life) => life.contestant === "nativeNoRefresh" && life.rooms === rooms);
  const dynamic = native && dynamicBeside(native, lives);
  const state = (native?.stateBytes ?? Number.NaN) / (dynamic?.stateBytes ?? Number.NaN);
  return [
    {
      aim: `native, ${rooms} rooms: state ≤ 0.9 × of the dynamic provider`,
      measured: ratio(state, 1),
      isMet: state <= 0.9,
    },
    ...(["up", "noop", "destroy"] as const).map((operation) => {
      const share = (native?.of[operation]?.cpuMs ?? Number.NaN) / (dynamic?.of[operation]?.cpuMs ?? Number.NaN);
      const aim = `native, ${rooms} rooms: processor of ${operation} ≤ 1.1 × of the dynamic provider`;
      return { aim, measured: ratio(share, 1), isMet: share <= 1.1 };
    }),
  ];
}
