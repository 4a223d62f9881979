import type { ChimeApi, ChimeApiFor } from "./chimeApi";
import type { Timer } from "./pacer";
import type { ProviderSettings } from "./settings";

/** One client per region, created at the first call: a preview without look-ups never loads the AWS SDK. */
export function createChimeClients(
  timer: Timer,
  settings: () => Pick<ProviderSettings, "endpoint" | "profile">,
): ChimeApiFor {
  const chimes = new Map<string, ChimeApi>();
  return (region) => {
    const key = region ?? "";
    const known = chimes.get(key);
    if (known) return known;
    const { createSdkChimeApi } = require("./sdkChimeApi") as typeof import("./sdkChimeApi");
    const chime = createSdkChimeApi({ region, ...settings(), timer });
    chimes.set(key, chime);
    return chime;
  };
}
