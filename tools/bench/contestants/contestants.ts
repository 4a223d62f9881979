import type { Variables } from "../../engine/workspace";
import type { Contestant } from "./contestant";
import { openDriverSession } from "./driverSession";
import type { ProgramName, PulumiProject } from "./pulumiProject";
import { openPulumiSession } from "./pulumiSession";
import type { ContestantName } from "./titles";

const DYNAMIC_HOST = /dynamic-provider/;

const NATIVE_PROVIDER = /pulumi-resource-chime-sdk-meetings/;

const NO_REFRESH = { "chime-sdk-meetings:refreshBeforeUpdate": "false" };

interface PulumiRow {
  readonly name: ContestantName;
  readonly program: ProgramName;
  readonly env?: Variables;
  readonly config?: Readonly<Record<string, string>>;
}

const PULUMI_ROWS: readonly PulumiRow[] = [
  { name: "meeting", program: "meeting" },
  { name: "native", program: "native" },
  { name: "dynamicNoRefresh", program: "meeting", config: NO_REFRESH },
  { name: "nativeNoRefresh", program: "native", config: NO_REFRESH },
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

/** Every contestant by its name. Without the AWS CLI that one is missing. */
export function contestantsIn(project: PulumiProject, awsCli: string | undefined): Map<string, Contestant> {
  const all = [
    ...PULUMI_ROWS.map((row) => onEngine(row, project)),
    withDriver("sdk", "sdk", /sdkDriver/),
    withDriver("adaptiveSdk", "sdk", /sdkDriver/, { BENCH_ADAPTIVE: "1" }),
    ...(awsCli ? [withDriver("cli", "cli", /aws chime-sdk-meetings/, { BENCH_AWS: awsCli })] : []),
  ];
  return new Map(all.map((contestant) => [contestant.name, contestant]));
}

function onEngine({ name, program, env, config }: PulumiRow, project: PulumiProject): Contestant {
  const isNative = program === "native";
  const choices = { env, config, programs: isNative ? project.programs : undefined };
  return {
    name,
    hostProcess: isNative ? NATIVE_PROVIDER : DYNAMIC_HOST,
    callsService: program === "meeting" || program === "native" || program === "naive",
    open: (load, service) => openPulumiSession(project.folderOf(program), load, service, choices),
  };
}

function withDriver(name: ContestantName, driver: "sdk" | "cli", hostProcess: RegExp, env: Variables = {}): Contestant {
  return {
    name,
    hostProcess,
    callsService: true,
    open: (load, service) => openDriverSession(driver, load, service, env),
  };
}
