import type { Installation } from "./installation";

/** The first version without the compiler API that Pulumi needs. */
const FIRST_WITHOUT_COMPILER_API = 7;

/** The reason why Pulumi cannot serialize a provider, with advice; undefined where it can. */
export function unsupportedReason(installation: Installation): string | undefined {
  const { bun, typescript, typescriptRange, pulumi, isBundled, isFoundByProgram } = installation;
  if (isBundled) {
    return (
      "Resources of pulumi-chime-sdk-meetings cannot be declared from a bundle: Pulumi stores their provider as a reference to the " +
      "installed package. Leave the package out of the bundle, for example by esbuild's `--external:pulumi-chime-sdk-meetings " +
      "--external:@pulumi/pulumi`, and install it where the program runs."
    );
  }
  if (!isFoundByProgram) {
    return (
      "Resources of pulumi-chime-sdk-meetings cannot be declared here: Pulumi runs their provider from the folder of the program, " +
      "where the package is not found. Add it to the dependencies of the program: run `npm install pulumi-chime-sdk-meetings`, or " +
      "the same of your package manager, in the folder of Pulumi.yaml."
    );
  }
  if (bun !== undefined) {
    return (
      `Resources of pulumi-chime-sdk-meetings cannot be declared under Bun (${bun}): Pulumi stores their provider by means of ` +
      "Node.js's inspector, which Bun does not have. Set `runtime: nodejs` in Pulumi.yaml and run the command again with Node.js; " +
      "Bun may still install the packages."
    );
  }
  if (typescript === undefined || !isRefused(major(typescript), typescriptRange)) return undefined;
  return (
    `Resources of pulumi-chime-sdk-meetings cannot be declared with TypeScript ${typescript}: Pulumi stores their provider by ` +
    `means of TypeScript's compiler API, which TypeScript 7.0 does not have; @pulumi/pulumi ${pulumi} requires ` +
    `typescript ${typescriptRange}. Install an older one, \`npm install --save-dev typescript@6\`, and run the command again.`
  );
}

/** The declared range of @pulumi/pulumi decides, so that a later Pulumi with a later TypeScript is accepted. */
function isRefused(version: number, range: string): boolean {
  const below = /<\s*(\d+)/.exec(range)?.[1];
  return version >= FIRST_WITHOUT_COMPILER_API && below !== undefined && version >= Number(below);
}

function major(version: string): number {
  return Number.parseInt(version, 10);
}
