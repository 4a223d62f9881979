import { type Installation, PACKAGE } from "./installation";

const NODE_MODULES = "node_modules";
const PNPM_STORE = ".pnpm";

/** The first minor version of `@pulumi/pulumi` 3 that knows pnpm's store (pulumi/pulumi#23767). */
const KNOWS_PNPM_SINCE = 251;

/**
 * Whether Pulumi serializes a module of this package correctly: as `require("pulumi-chime-sdk-meetings/…")`. Pulumi derives the
 * name from the path of the module, and the subpath from the package.json of this package, if that resolves by its name.
 *
 * Outside `node_modules`, as for a linked copy, Pulumi serializes the functions of the module, which is correct as well.
 */
export function resolvesToPackageName({ path, isFoundByPulumi, pulumi }: Installation): boolean {
  const segments = path.split("/");
  if (!segments.includes(NODE_MODULES)) return true;
  const skipsStore = segments.includes(PNPM_STORE) && knowsPnpm(pulumi);
  const last = skipsStore ? segments.lastIndexOf(NODE_MODULES) : segments.indexOf(NODE_MODULES);
  return isFoundByPulumi && segments.slice(last + 1).join("/") === PACKAGE;
}

function knowsPnpm(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= KNOWS_PNPM_SINCE);
}
