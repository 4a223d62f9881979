import type { Variables } from "../../engine/pulumiCli";
import type { Contestant } from "./contestant";
import { openDriverSession } from "./driverSession";
import type { ProgramName, PulumiProject } from "./pulumiProject";
import { openPulumiSession } from "./pulumiSession";
<<<<<<< HEAD
=======
import type { ContestantName } from "./titles";
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665

const DYNAMIC_HOST = /dynamic-provider/;

interface PulumiRow {
<<<<<<< HEAD
  readonly name: string;
  readonly title: string;
=======
  readonly name: ContestantName;
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
  readonly program: ProgramName;
  readonly env?: Variables;
}

<<<<<<< HEAD
const PULUMI_ROWS = [
  { name: "meeting", title: "**this provider**", program: "meeting" },
  { name: "empty", title: "nothing, empty", program: "empty" },
  { name: "sameBytes", title: "nothing, same bytes", program: "sameBytes" },
  { name: "naive", title: "naive provider", program: "naive" },
  { name: "plainBytes", title: "nothing, same bytes, none secret", program: "sameBytes", env: { BENCH_PLAIN: "1" } },
  {
    name: "gzip",
    title: "`PULUMI_DIY_BACKEND_GZIP=true`",
    program: "meeting",
    env: { PULUMI_DIY_BACKEND_GZIP: "true" },
  },
  {
    name: "skipCheckpoints",
    title: "`PULUMI_EXPERIMENTAL=true PULUMI_SKIP_CHECKPOINTS=true`",
    program: "meeting",
    env: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
  },
] as const satisfies readonly PulumiRow[];

export type ContestantName = (typeof PULUMI_ROWS)[number]["name"] | "sdk" | "adaptiveSdk" | "cli";
=======
const PULUMI_ROWS: readonly PulumiRow[] = [
  { name: "meeting", program: "meeting" },
  { name: "empty", program: "empty" },
  { name: "sameBytes", program: "sameBytes" },
  { name: "naive", program: "naive" },
  { name: "plainBytes", program: "sameBytes", env: { BENCH_PLAIN: "1" } },
  { name: "gzip", program: "meeting", env: { PULUMI_DIY_BACKEND_GZIP: "true" } },
  {
    name: "skipCheckpoints",
    program: "meeting",
    env: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
  },
];
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665

/** Every contestant by its name. Without the AWS CLI that one is missing. */
export function contestantsIn(project: PulumiProject, awsCli: string | undefined): Map<string, Contestant> {
  const all = [
    ...PULUMI_ROWS.map((row) => onEngine(row, project)),
<<<<<<< HEAD
    withDriver("sdk", "raw SDK", "sdk", /sdkDriver/),
    withDriver("adaptiveSdk", "raw SDK, adaptive retries", "sdk", /sdkDriver/, { BENCH_ADAPTIVE: "1" }),
    ...(awsCli ? [withDriver("cli", "AWS CLI", "cli", /aws chime-sdk-meetings/, { BENCH_AWS: awsCli })] : []),
=======
    withDriver("sdk", "sdk", /sdkDriver/),
    withDriver("adaptiveSdk", "sdk", /sdkDriver/, { BENCH_ADAPTIVE: "1" }),
    ...(awsCli ? [withDriver("cli", "cli", /aws chime-sdk-meetings/, { BENCH_AWS: awsCli })] : []),
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
  ];
  return new Map(all.map((contestant) => [contestant.name, contestant]));
}

<<<<<<< HEAD
function onEngine({ name, title, program, env }: PulumiRow, project: PulumiProject): Contestant {
  return {
    name,
    title,
=======
function onEngine({ name, program, env }: PulumiRow, project: PulumiProject): Contestant {
  return {
    name,
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
    hostProcess: DYNAMIC_HOST,
    callsService: program === "meeting" || program === "naive",
    open: (load, service) => openPulumiSession(project.folderOf(program), load, service, env),
  };
}

<<<<<<< HEAD
function withDriver(
  name: string,
  title: string,
  driver: "sdk" | "cli",
  hostProcess: RegExp,
  env: Variables = {},
): Contestant {
  return {
    name,
    title,
=======
function withDriver(name: ContestantName, driver: "sdk" | "cli", hostProcess: RegExp, env: Variables = {}): Contestant {
  return {
    name,
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
    hostProcess,
    callsService: true,
    open: (load, service) => openDriverSession(driver, load, service, env),
  };
}
