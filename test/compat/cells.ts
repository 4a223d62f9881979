import type { ProgramName } from "./programs";
import { AWS, NODE, PULUMI, TYPESCRIPT } from "./versions";

/** One combination of what a user may have. */
export interface Cell {
  readonly name: string;
  /** Undefined: the one that runs this check. */
  readonly node: string | undefined;
  /** What installs the packages. */
  readonly installer: Installer;
  readonly program: ProgramName;
  readonly pulumi: string;
  /** Undefined: none is installed, and Pulumi uses a copy of its own. */
  readonly typescript: string | undefined;
  /** The version of `@pulumi/aws`, which only a StandingRoom needs. */
  readonly aws?: string;
  readonly expected: Expectation;
  /** A part of `npm test`. */
  readonly isInSuite?: true;
}

export type Installer = "npm" | "pnpm" | "bun" | "bun isolated";

/** What a cell shows. */
type Expectation =
  /** A room that lives, its provider written into the state by name, or in full. */
  | { readonly provider: "named" | "in full" }
  /** A program of every entry point, whose types are right, those of this package included. */
  | "types"
  /** These words of `pulumi up`, which fails. */
  | { readonly refusal: RegExp }
  /** These words of the program, which fails when Bun runs it. */
  | { readonly refusalByBun: RegExp };

const USUAL = {
  node: NODE[24],
  installer: "npm",
  program: "typescript",
  pulumi: PULUMI.newest,
  typescript: TYPESCRIPT.five,
  expected: { provider: "named" },
} as const;

const ON_NODE_20 = { node: NODE[20], pulumi: PULUMI.lastForNode20 } as const;
const IN_JAVASCRIPT = { program: "javascript", typescript: undefined } as const;
const AS_MODULE = { program: "javascriptModule", typescript: undefined } as const;
const TYPES = { program: "types", aws: AWS.newest, expected: "types" } as const;

/** Cheap enough for `npm test`: nothing is downloaded but pnpm. */
const IN_SUITE = { node: undefined, pulumi: PULUMI.lastForNode20, isInSuite: true } as const;

/** By its name, what makes each cell differ from the usual one. */
const DIFFERENCES: Readonly<Record<string, Partial<Cell>>> = {
  "node-20.0": { ...ON_NODE_20, ...IN_JAVASCRIPT, node: NODE.first20 },
  "node-20": ON_NODE_20,
  "node-22": { node: NODE[22] },
  "node-24": {},
  "node-26": { node: NODE[26] },
  "typescript-6": { typescript: TYPESCRIPT.six },
  "typescript-6-node-20": { ...ON_NODE_20, typescript: TYPESCRIPT.six },
  "typescript-template": { program: "typescriptOfTemplate" },
  "typescript-alone": { program: "typescriptAlone", typescript: TYPESCRIPT.six },
  "typescript-none": { program: "typescriptAlone", typescript: undefined },
  "typescript-module": { program: "typescriptModule" },
  "typescript-module-node-20": { ...ON_NODE_20, program: "typescriptModule" },
  javascript: IN_JAVASCRIPT,
  "javascript-module": AS_MODULE,
  "javascript-module-here": { ...AS_MODULE, ...IN_SUITE },
  "pulumi-oldest": { node: NODE[20], pulumi: PULUMI.oldest },
  "pulumi-oldest-node-24": { pulumi: PULUMI.oldest },
  pnpm: { installer: "pnpm" },
  "pnpm-module": { ...AS_MODULE, installer: "pnpm" },
  "pnpm-node-20": { ...ON_NODE_20, installer: "pnpm", expected: { provider: "in full" } },
  "pnpm-here": { ...IN_JAVASCRIPT, ...IN_SUITE, installer: "pnpm", expected: { provider: "in full" } },
  "bun-installs": { ...IN_JAVASCRIPT, installer: "bun" },
  "bun-installs-isolated": { ...IN_JAVASCRIPT, installer: "bun isolated", expected: { provider: "in full" } },
  "bun-runs": {
    installer: "bun",
    program: "mocked",
    typescript: undefined,
    expected: { refusalByBun: /cannot be declared under Bun \(.*\): .*`runtime: nodejs`/ },
  },
  "typescript-7-here": {
    ...IN_SUITE,
    installer: "pnpm",
    program: "javascriptOnly",
    typescript: TYPESCRIPT.seven,
    expected: { refusal: /cannot be declared with TypeScript 7\.0\.2: .*`npm install --save-dev typescript@6`/ },
  },
  // Pulumi fails here before it loads the program, so there is nothing that this package could say.
  "typescript-7-program": {
    installer: "pnpm",
    typescript: TYPESCRIPT.seven,
    expected: { refusal: /Cannot read properties of undefined \(reading 'readFile'\)/ },
  },
  types: TYPES,
  "types-template": { ...TYPES, program: "typesOfTemplate" },
  "types-typescript-6": { ...TYPES, typescript: TYPESCRIPT.six },
  "types-typescript-7": { ...TYPES, typescript: TYPESCRIPT.seven, installer: "pnpm" },
  "types-aws-oldest": { ...TYPES, aws: AWS.oldest, pulumi: PULUMI.oldestForAws },
};

export const CELLS: readonly Cell[] = Object.entries(DIFFERENCES).map(([name, differences]) => ({
  ...USUAL,
  ...differences,
  name,
}));
