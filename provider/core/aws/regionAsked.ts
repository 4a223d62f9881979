import type { ChimeApi } from "./chimeApi";

/** The region that a call went to, for its message; undefined where the AWS SDK finds none. */
export function regionAsked(chime: ChimeApi, region: string | undefined): Promise<string | undefined> {
  return region === undefined ? chime.region().catch(() => undefined) : Promise.resolve(region);
}
