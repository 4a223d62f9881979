import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { eachRoom, type RoomRequest, requestOf } from "../programs/rooms";

/** A way to the service without an engine. */
export interface Driver {
  /** Gives the meeting's id. */
  create(request: RoomRequest): Promise<string>;
  read(meetingId: string): Promise<unknown>;
  remove(meetingId: string): Promise<unknown>;
}

const inFlight = Number(process.env["BENCH_IN_FLIGHT"] ?? 16);
const idsFile = process.env["BENCH_IDS"] ?? "ids.json";

/** Runs the operation that the command line names. Exits with 1 when a room failed, after all others were served. */
export async function drive(driver: Driver): Promise<void> {
  const ids: string[] = existsSync(idsFile) ? JSON.parse(readFileSync(idsFile, "utf8")) : [];
  const operations: Record<string, () => Promise<number>> = {
    up: () => forEach(eachRoom(), async (room) => ids.push(await driver.create(requestOf(room)))),
    refresh: () => forEach(ids, driver.read),
    destroy: () => forEach(ids, driver.remove),
  };
  const operation = operations[process.argv[2] ?? ""];
  if (!operation) throw new Error(`A driver takes one of ${Object.keys(operations).join(", ")}.`);
  const failed = await operation();
  writeFileSync(idsFile, JSON.stringify(ids));
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Works on so many at once, and counts the failures. */
async function forEach<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  let failed = 0;
  const left = all.values();
  const worker = async () => {
    for (const one of left) {
      await work(one).catch((error: unknown) => {
        failed += 1;
        if (failed === 1) console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
      });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return failed;
}
