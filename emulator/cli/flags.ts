import { chooseAnswers } from "../choices";
import type { EmulatorOptions } from "../emulator";
import { parsePublicUrl } from "../mediaPlacement";
import { AWS_QUOTAS, type Quotas } from "../quotas/quotas";

/** One flag of the command line, and what it sets. */
interface Flag {
  /** What stands for the value in the help; absent for a flag without a value. */
  readonly value?: string;
  readonly meaning: string;
  /** Returns the options with the flag applied, or throws a RangeError with the rule in words. */
  apply(options: EmulatorOptions, text: string): EmulatorOptions;
}

const LARGEST_PORT = 65_535;

/** The flags, in the order of the help. */
export const FLAGS: Readonly<Record<string, Flag>> = {
  port: {
    value: "number",
    meaning: "TCP port; 0, the default, takes any free one",
    apply: (options, text) => ({ ...options, port: parsePort(text) }),
  },
  host: {
    value: "address",
    meaning: "address to listen on (default: 127.0.0.1)",
    apply: (options, text) => ({ ...options, host: text }),
  },
  account: {
    value: "id",
    meaning: "account of callers whose access key id is not itself 12 digits",
    apply: (options, text) => ({ ...options, account: parseAccount(text) }),
  },
  "allow-host": {
    value: "name",
    meaning: "serve requests for this host name, too; can be repeated",
    apply: (options, text) => ({ ...options, allowedHosts: [...(options.allowedHosts ?? []), text] }),
  },
  "allow-origin": {
    value: "origin",
    meaning: "let pages of this origin call the emulator; can be repeated",
    apply: (options, text) => ({ ...options, allowedOrigins: [...(options.allowedOrigins ?? []), parseOrigin(text)] }),
  },
  "no-media": {
    meaning: "give meetings addresses that lead nowhere: no client can join them",
    apply: (options) => ({ ...options, media: false }),
  },
  "public-url": {
    value: "url",
    meaning: "address for clients of meetings (default: the Host header of each call)",
    apply: (options, text) => ({ ...options, publicUrl: parsePublicUrl(text) }),
  },
  state: {
    value: "file",
    meaning: "keep meetings in this file over a restart; it holds join tokens",
    apply: (options, text) => ({ ...options, stateFile: text }),
  },
  quotas: {
    meaning: "enforce AWS's default quotas",
    apply: (options) => ({ ...options, quotas: options.quotas || true }),
  },
  "requests-per-second": quotaFlag("requestsPerSecond", "rate of each operation and of all together"),
  burst: quotaFlag("burst", "calls that can come at once after a pause"),
  "active-meetings": quotaFlag("activeMeetings", "meetings at one time"),
  replicas: quotaFlag("replicasPerMeeting", "replicas of a meeting"),
  choice: {
    value: "name=answer",
    meaning: "answer an open point otherwise; can be repeated (see below)",
    apply: (options, text) => ({ ...options, choices: { ...options.choices, ...parseChoice(text) } }),
  },
  verbose: {
    meaning: "print one line for each request",
    apply: (options) => ({ ...options, log: (line) => console.log(line) }),
  },
};

function quotaFlag(quota: keyof Quotas, meaning: string): Flag {
  return {
    value: "number",
    meaning: `${meaning}; implies --quotas (AWS: ${AWS_QUOTAS[quota]})`,
    apply(options, text) {
      const changed = typeof options.quotas === "object" ? options.quotas : {};
      return { ...options, quotas: { ...changed, [quota]: parseQuota(text) } };
    },
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new RangeError(`A port is a whole number from 0 to ${LARGEST_PORT}.`);
}

function parseAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new RangeError("An account id has 12 digits.");
}

function parseQuota(text: string): number {
  const quota = Number(text);
  if (quota > 0) return quota;
  throw new RangeError("A quota is a number above 0.");
}

function parseChoice(text: string): Record<string, string> {
  const [name = "", answer = ""] = text.split("=");
  chooseAnswers({ [name]: answer });
  return { [name]: answer };
}

function parseOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new RangeError("An origin is a scheme, a host and perhaps a port, such as http://localhost:3000.");
}
