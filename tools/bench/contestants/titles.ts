/** Every contestant as it stands in the tables. */
const TITLES = {
  meeting: "**this provider**",
  native: "native provider",
  dynamicNoRefresh: "**this provider**, `refreshBeforeUpdate: false`",
  nativeNoRefresh: "native provider, `refreshBeforeUpdate: false`",
  sameBytes: "do nothing, same bytes",
  empty: "do nothing, empty",
  naive: "naive provider",
  plainBytes: "do nothing, same bytes, none of them secret",
  gzip: "`PULUMI_DIY_BACKEND_GZIP=true`",
  skipCheckpoints: "`PULUMI_EXPERIMENTAL=true PULUMI_SKIP_CHECKPOINTS=true`",
  sdk: "raw SDK",
  adaptiveSdk: "raw SDK, adaptive retries",
  cli: "AWS CLI",
} as const;

export type ContestantName = keyof typeof TITLES;

export const CONTESTANT_NAMES = Object.keys(TITLES) as ContestantName[];

export function titleOf(contestant: string): string {
  return contestant in TITLES ? TITLES[contestant as ContestantName] : contestant;
}
