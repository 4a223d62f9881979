import { type Installation, PACKAGE } from "./installation";

const NODE_MODULES = "node_modules";
const PNPM_STORE = ".pnpm";

/** The first minor version of `@pulumi/pulumi` 3 that knows pnpm's store (pulumi/pulumi#23767). */
const KNOWS_PNPM_SINCE = 251;

/**
 * Whether Pulumi would write a module of this package as `require("pulumi-chime-sdk-meetings/…")`. It takes the name from the
 * module's path, and turns the file into a subpath by this package's own package.json, if it finds that.
 *
 * Outside every `node_modules`, as in a linked copy, it writes no name at all, but the module's content: that is right, too.
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
