import type { ChimeApi, ChimeApiFor } from "./chimeApi";
import type { Timer } from "./pacer";

/** One client a region, made at the first call: so a preview, or an update without changes, never loads the AWS SDK. */
export function createChimeClients(timer: Timer, endpoint: () => string | undefined): ChimeApiFor {
  const chimes = new Map<string, ChimeApi>();
  return (region) => {
    const key = region ?? "";
    const known = chimes.get(key);
    if (known) return known;
    const { createSdkChimeApi } = require("./sdkChimeApi") as typeof import("./sdkChimeApi");
    const chime = createSdkChimeApi({ region, endpoint: endpoint(), timer });
    chimes.set(key, chime);
    return chime;
  };
}
