import { isMembers } from "../provider/core/json";

/** The member that marks a secret on Pulumi's wire, and its value (`pulumi.runtime`, rpc.ts). */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** The value with the secrets in it in plain, at every depth. */
export function withoutEnvelopes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEnvelopes);
  if (!isMembers(value)) return value;
  if (value[SIGNATURE_KEY] === SECRET) return withoutEnvelopes(value["value"]);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutEnvelopes(entry)]));
}
