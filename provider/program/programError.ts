import * as pulumi from "@pulumi/pulumi";

/**
 * An error in the program, for which Pulumi shows only the message.
 *
 * It has no stack. Pulumi inspects each error's stack in color, even one that it does not show, and the frames of an output
 * (`node_modules/@pulumi/output.ts`, by Pulumi's source maps) keep some versions of Node.js busy for half a minute or more
 * (https://github.com/nodejs/node/issues/64011).
 */
export function programError(message: string): pulumi.RunError {
  return Object.assign(new pulumi.RunError(message), { stack: "" });
}
