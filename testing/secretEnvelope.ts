import { isJsonObject } from "../provider/core/json";
import { UNKNOWN } from "../provider/core/rules/unknown";

/** The member that marks a secret on Pulumi's wire, and its value (`pulumi.runtime`, rpc.ts). */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** The value with the secrets in it in plain, and what is not known as a provider sees it, at every depth. */
export function withoutEnvelopes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEnvelopes);
  if (!isJsonObject(value)) return value;
  if (value["__pulumiUnknown"] === true) return UNKNOWN;
  if (!isPlain(value)) return value;
  if (value[SIGNATURE_KEY] === SECRET) return withoutEnvelopes(value["value"]);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutEnvelopes(entry)]));
}

/** Assets and archives are objects of classes, which the engine unpacks: they stay what they are. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
