import { isJsonObject } from "./json";

/** Member names as Pulumi programs write them: `MaxResolution` → `maxResolution`, at every depth. */
export function camelCaseKeys(value: unknown): unknown {
  return renameKeys(value, (name) => name.charAt(0).toLowerCase() + name.slice(1));
}

/** Member names as the API writes them: `maxResolution` → `MaxResolution`, at every depth. */
export function pascalCaseKeys(value: unknown): unknown {
  return renameKeys(value, (name) => name.charAt(0).toUpperCase() + name.slice(1));
}

function renameKeys(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((element) => renameKeys(element, rename));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [rename(name), renameKeys(entry, rename)]));
}
