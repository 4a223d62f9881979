import { AWS_QUOTAS } from "chime-sdk-meetings-emulator";
import type { Operation } from "../contestants/contestant";

/** The calls that a room needs at least. */
export const CALLS_PER_ROOM: Partial<Record<Operation, number>> = { up: 1, refresh: 2, destroy: 1 };

/**
 * How long the quota makes an operation take at least. The rate holds for all operations together as it does for each, so the
 * two calls of a refresh follow one another.
 */
export function quotaFloorMs(operation: Operation, rooms: number): number {
  const calls = (CALLS_PER_ROOM[operation] ?? 0) * rooms;
  return (Math.max(calls - AWS_QUOTAS.burst, 0) / AWS_QUOTAS.requestsPerSecond) * 1000;
}
