import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Time and memory of processes, as Linux tells them; elsewhere nothing is measured, and the tables say so. */
export interface Usage {
  readonly cpuMs: number;
  /** The most memory that a host process has had resident. */
  readonly hostPeakBytes: number;
}

/** Linux counts processor time in hundredths of a second, for every architecture that Node.js supports. */
const TICK_MS = 10;
const SAMPLE_EVERY_MS = 100;

interface ProcessTimes {
  /** Its own time and that of children whose end it has seen. */
  readonly totalMs: number;
  readonly childrenMs: number;
}

/** Watches all processes below this one, but for those whose ids are `ignored`, until it is stopped. */
export function watchDescendants(
  hostProcess: RegExp,
  ignored: readonly (number | undefined)[],
): () => Usage | undefined {
  if (!existsSync("/proc/self/stat")) return () => undefined;
  const childrenBefore = timesOf(process.pid)?.childrenMs ?? 0;
  let sampledMs = 0;
  let hostPeakBytes = 0;
  const timer = setInterval(() => {
    const pids = descendants(process.pid, ignored);
    sampledMs = Math.max(sampledMs, sum(pids.map((pid) => timesOf(pid)?.totalMs ?? 0)));
    hostPeakBytes = Math.max(hostPeakBytes, ...pids.map((pid) => peakOf(pid, hostProcess)));
  }, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    // A parent's count misses a process that outlives its own parent, as Pulumi's plugins do; a sample misses the last moment.
    const reaped = (timesOf(process.pid)?.childrenMs ?? 0) - childrenBefore;
    return { cpuMs: Math.max(reaped, sampledMs), hostPeakBytes };
  };
}

function descendants(pid: number, ignored: readonly (number | undefined)[]): number[] {
  const children = childrenOf(pid).filter((child) => !ignored.includes(child));
  return children.flatMap((child) => [child, ...descendants(child, ignored)]);
}

function childrenOf(pid: number): number[] {
  return whileAlive(() => {
    const threads = readdirSync(`/proc/${pid}/task`);
    const lists = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8"));
    return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
  }, []);
}

function timesOf(pid: number): ProcessTimes | undefined {
  return whileAlive(() => {
    // The name, in parentheses, may hold spaces; the numbers follow it. proc(5): utime, stime, cutime, cstime are 14 to 17.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number);
    const childrenMs = (childrenUser + childrenSystem) * TICK_MS;
    return { totalMs: (user + system) * TICK_MS + childrenMs, childrenMs };
  }, undefined);
}

function peakOf(pid: number, hostProcess: RegExp): number {
  return whileAlive(() => {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (!hostProcess.test(commandLine)) return 0;
    const [, kilobytes = "0"] = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/) ?? [];
    return Number(kilobytes) * 1024;
  }, 0);
}

/** A process may end while it is looked at. */
function whileAlive<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
