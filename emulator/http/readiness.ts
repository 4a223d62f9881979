import { type Answer, jsonAnswer } from "./answer";
import type { HttpRequest } from "./request";

const PATHS = ["/", "/health"];

/** `GET /` and `GET /health`, or `HEAD` of them. AWS's operations have other paths. */
export function isReadinessRequest({ method, path }: HttpRequest): boolean {
  return (method === "GET" || method === "HEAD") && PATHS.includes(path);
}

/**
 * The answer to a readiness probe. Its `Date` header is the time of the emulator, which `advance` moves. Answers to AWS's operations
 * have the time of the machine: AWS SDKs repeat a failed request whose answer comes from another time.
 */
export function readinessAnswer(now: number): Answer {
  return jsonAnswer(200, { status: "ready" }, { date: new Date(now).toUTCString() });
}
