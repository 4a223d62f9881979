import { existsSync, readdirSync, readFileSync } from "node:fs";

const NANOSECONDS = 1e6;

/** Why figures of one process are absent elsewhere. */
const NEEDS_LINUX = "The processor time and the memory of a process are read from /proc, which only Linux has.";

/** What one process has used since it began. */
export interface ProcessUsage {
  /** Of all its threads, in milliseconds, exact to a fraction of one. */
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** Reads what a running process has used; throws where this machine has no /proc. */
export function readProcessUsage(pid: number): ProcessUsage {
  if (!existsSync(`/proc/${pid}/schedstat`)) throw new Error(NEEDS_LINUX);
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => threadNanoseconds(pid, thread));
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return {
    cpuMs: threads.reduce((total, time) => total + time, 0) / NANOSECONDS,
    residentBytes: Number(kilobytes) * 1024,
  };
}

/** A thread may end while it is read; its time is then lost. Pools of threads live as long as their process. */
function threadNanoseconds(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
  } catch {
    return 0;
  }
}
