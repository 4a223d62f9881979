import * as pulumi from "@pulumi/pulumi";
import { programError } from "../program/programError";

/** Throws if the program sets the option `import`, which dynamic providers do not support (pulumi/pulumi#16175). */
export function refuseImport(resource: string, opts: pulumi.CustomResourceOptions | undefined, instead: string): void {
  if (opts?.import === undefined) return;
  throw programError(
    `${resource} cannot be imported: Pulumi imports no resources of dynamic providers, neither by the option \`import\` nor by ` +
      `\`pulumi import\`. ${instead}`,
  );
}

/** The names of the arguments that contain secrets, for the provider, which gets the values in plain text. */
export function secretArgumentsOf(args: object): { secretArguments?: Promise<string[] | undefined> } {
  const candidates = Object.entries(args).filter(([, value]) => containsOutput(value));
  if (candidates.length === 0) return {};
  return { secretArguments: namesOfSecrets(candidates) };
}

async function namesOfSecrets(candidates: readonly (readonly [string, unknown])[]): Promise<string[] | undefined> {
  const checked = await Promise.all(
    candidates.map(async ([name, value]) => ((await pulumi.isSecret(pulumi.output(value))) ? [name] : [])),
  );
  const names = checked.flat();
  return names.length > 0 ? names : undefined;
}

function containsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  // The outputs of a resource are not arguments.
  if (typeof value !== "object" || value === null || pulumi.Resource.isInstance(value)) return false;
  return Object.values(value).some(containsOutput);
}

/** Whether the value is a resource of this type of the package. Pulumi keeps the type token in each resource. */
export function isOfType(obj: unknown, type: string): boolean {
  const { __pulumiType } = Object(obj) as { readonly __pulumiType?: unknown };
  return __pulumiType === `pulumi-nodejs:dynamic/chime-sdk-meetings:${type}`;
}

/** Whether Pulumi's mocks stand in for the engine and for every provider. */
export function isMocked(): boolean {
  const monitor = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}
