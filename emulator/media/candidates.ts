import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import type { Candidate } from "./sdp/writeAnswer";

/** What the candidates are made of. */
export interface ListeningAddress {
  /** The address that the emulator listens on, such as `127.0.0.1` or `0.0.0.0`. */
  readonly host: string;
  /** The TCP port of HTTP, signaling and media. */
  readonly port: number;
  /** Undefined where there is no UDP. */
  readonly udpPort: number | undefined;
}

const DEFAULT_HTTP_PORT = 80;

/**
 * Where a client can reach the media. First the address by which it has reached the signaling, with its port for TCP: behind a published
 * port of a container no other one may work. Then the other addresses that the emulator listens on.
 */
export async function candidatesFor(hostHeader: string | undefined, listening: ListeningAddress): Promise<Candidate[]> {
  const { name, port } = splitHost(hostHeader ?? `${listening.host}:${listening.port}`);
  const reached = await addressOf(name);
  const addresses = [...new Set([...(reached === undefined ? [] : [reached]), ...boundAddresses(listening.host)])];
  const { udpPort } = listening;
  const udp =
    udpPort === undefined ? [] : addresses.map((address) => ({ protocol: "udp", address, port: udpPort }) as const);
  const tcp = addresses.map((address) => {
    const tcpPort = address === reached ? port : listening.port;
    return { protocol: "tcp", address, port: tcpPort } as const;
  });
  return [...udp, ...tcp];
}

function splitHost(host: string): { name: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|(.*?))(?::(\d+))?$/.exec(host) ?? [];
  return {
    name: (bracketed ?? plain ?? "").toLowerCase(),
    port: port === undefined ? DEFAULT_HTTP_PORT : Number(port),
  };
}

async function addressOf(name: string): Promise<string | undefined> {
  if (isIP(name) !== 0) return name;
  // Browsers resolve it to this machine themselves, without a look-up.
  if (name === "localhost" || name.endsWith(".localhost")) return "127.0.0.1";
  try {
    const { address } = await lookup(name);
    return address;
  } catch {
    return undefined;
  }
}

/** The addresses behind the one that the emulator listens on, without those of loopback if there are many. */
function boundAddresses(host: string): string[] {
  if (host === "localhost") return ["127.0.0.1"];
  if (host !== "0.0.0.0" && host !== "::") return isIP(host) === 0 ? [] : [host];
  const families = host === "::" ? ["IPv4", "IPv6"] : ["IPv4"];
  const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return interfaces
    .filter(({ internal, family, address }) => !internal && families.includes(family) && !address.startsWith("fe80"))
    .map(({ address }) => address);
}
