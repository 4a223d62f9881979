import { isIP } from "node:net";
import { ServiceError } from "../errors";
import type { HttpRequest } from "./request";

/** Names and pages that may reach the emulator, besides those of this machine. */
export interface AllowedOrigins {
  /** The address that the emulator listens on. */
  readonly host: string;
  /** Further host names by which clients reach the emulator. */
  readonly allowedHosts: readonly string[];
  /** Origins of pages that may call it, such as `http://localhost:3000`. */
  readonly allowedOrigins: readonly string[];
}

const EVERY_ADDRESS = ["0.0.0.0", "::"];

/**
 * Rejects requests that a page of another origin makes, and those for another host name: a page whose name resolves to this machine
 * (DNS rebinding) would be of the same origin. Clients other than browsers send no `Origin`, and the host that they were given.
 */
export function checkOrigin({ host, origin }: HttpRequest, allowed: AllowedOrigins): void {
  if (host !== undefined && !isAllowedHost(hostNameOf(host), allowed)) {
    throw new ServiceError(
      "AccessDeniedException",
      "The Host header names a host that the emulator does not serve. Start it with --allow-host NAME to allow one.",
    );
  }
  if (origin === undefined || origin === `http://${host}` || allowed.allowedOrigins.includes(origin)) return;
  throw new ServiceError(
    "AccessDeniedException",
    "The request comes from a page of another origin. Start the emulator with --allow-origin ORIGIN to allow one.",
  );
}

/** The headers by which a browser lets a page of an allowed origin read an answer. */
export function corsHeaders({ origin }: HttpRequest, { allowedOrigins }: AllowedOrigins): Record<string, string> {
  if (origin === undefined || !allowedOrigins.includes(origin)) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "x-amzn-requestid, x-amzn-errortype",
    vary: "origin",
  };
}

/** The answer to a preflight request, besides `corsHeaders`. */
export function preflightHeaders(requestedHeaders: string | undefined): Record<string, string> {
  return {
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": requestedHeaders ?? "",
    "access-control-max-age": "600",
  };
}

function isAllowedHost(name: string, { host, allowedHosts }: AllowedOrigins): boolean {
  const names = ["localhost", "::1", host, ...allowedHosts].map((one) => one.toLowerCase());
  if (names.includes(name) || (isIP(name) === 4 && name.startsWith("127."))) return true;
  // An address cannot be rebound by DNS.
  return EVERY_ADDRESS.includes(host) && isIP(name) !== 0;
}

/** Without the port, and without the brackets of an IPv6 address. */
function hostNameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
}
