import * as pulumi from "@pulumi/pulumi";

/**
 * An error of the program, not of this package: Pulumi shows its message alone.
 *
 * It has no stack. Pulumi inspects each error's stack in color, even one that it does not show, and the frames of an output
 * (`node_modules/@pulumi/output.ts`, by Pulumi's source maps) keep some versions of Node.js busy for half a minute or more
 * (https://github.com/nodejs/node/issues/64011).
 */
export function programError(message: string): pulumi.RunError {
  return Object.assign(new pulumi.RunError(message), { stack: "" });
}
