import type { ProgramName } from "./programs";
import { NODE, PULUMI, TYPESCRIPT } from "./versions";

/** One combination of what a user may have. */
export interface Cell {
  readonly name: string;
  readonly node: string;
  /** What installs the packages. */
  readonly installer: Installer;
  readonly program: ProgramName;
  readonly pulumi: string;
  /** Undefined: none is installed, and Pulumi uses a copy of its own. */
  readonly typescript: string | undefined;
  readonly expected: Expectation;
  /** Cheap and telling enough to be a part of `npm test`. */
  readonly isInSuite?: true;
}

export type Installer = "npm" | "pnpm" | "bun" | "bun isolated";

/** What a cell shows. */
export type Expectation =
  /** A room that lives, its provider written into the state by name, or in full. */
  | { readonly provider: "named" | "in full" }
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
} as const satisfies Omit<Cell, "name">;

export const CELLS: readonly Cell[] = [
  { ...USUAL, name: "node-20", node: NODE[20], pulumi: PULUMI.lastForNode20 },
  { ...USUAL, name: "node-22", node: NODE[22] },
  { ...USUAL, name: "node-24" },
  { ...USUAL, name: "node-26", node: NODE[26] },
  { ...USUAL, name: "node-20.0", node: NODE.first20, pulumi: PULUMI.lastForNode20, program: "javascript" },
  { ...USUAL, name: "typescript-6", typescript: TYPESCRIPT.six },
  { ...USUAL, name: "typescript-6-node-20", node: NODE[20], pulumi: PULUMI.lastForNode20, typescript: TYPESCRIPT.six },
  { ...USUAL, name: "template", program: "typescriptOfTemplate" },
  { ...USUAL, name: "typescript-none", program: "typescriptAlone", typescript: undefined },
  { ...USUAL, name: "typescript-alone", program: "typescriptAlone", typescript: TYPESCRIPT.six },
  { ...USUAL, name: "typescript-module", program: "typescriptModule" },
  {
    ...USUAL,
    name: "typescript-module-node-20",
    program: "typescriptModule",
    node: NODE[20],
    pulumi: PULUMI.lastForNode20,
  },
  { ...USUAL, name: "javascript", program: "javascript", typescript: undefined },
  { ...USUAL, name: "javascript-module", program: "javascriptModule", typescript: undefined, isInSuite: true },
  { ...USUAL, name: "pulumi-oldest", pulumi: PULUMI.oldest, node: NODE[20] },
  { ...USUAL, name: "pulumi-oldest-node-24", pulumi: PULUMI.oldest },
  { ...USUAL, name: "pnpm", installer: "pnpm" },
  { ...USUAL, name: "pnpm-module", installer: "pnpm", program: "javascriptModule", typescript: undefined },
  {
    ...USUAL,
    name: "pnpm-node-20",
    installer: "pnpm",
    node: NODE[20],
    pulumi: PULUMI.lastForNode20,
    expected: { provider: "in full" },
  },
  {
    ...USUAL,
    name: "typescript-7",
    installer: "pnpm",
    program: "javascriptOnly",
    typescript: TYPESCRIPT.seven,
    expected: { refusal: /cannot be declared with TypeScript 7\.0\.2: .*`npm install --save-dev typescript@6`/ },
  },
  {
    // Pulumi fails here before it loads the program, so there is nothing that this package could say.
    ...USUAL,
    name: "typescript-7-program",
    installer: "pnpm",
    typescript: TYPESCRIPT.seven,
    expected: { refusal: /Cannot read properties of undefined \(reading 'readFile'\)/ },
  },
  {
    ...USUAL,
    name: "bun",
    installer: "bun",
    program: "mocked",
    typescript: undefined,
    expected: { refusalByBun: /cannot be declared under Bun \(.*\): .*`runtime: nodejs`/ },
  },
  {
    ...USUAL,
    name: "bun-isolated",
    installer: "bun isolated",
    program: "javascript",
    typescript: undefined,
    expected: { provider: "in full" },
  },
  { ...USUAL, name: "bun-installs", installer: "bun", program: "javascript", typescript: undefined },
];
