import { AsyncLocalStorage } from "node:async_hooks";
import { isJsonObject, type JsonObject } from "../json";
import type { CheckResult } from "../rules/check";
import type { PropertyRule } from "../rules/propertyRule";
import { isUnknown } from "../rules/unknown";
import { isPartialFailure } from "./partialFailure";
import type { ResourceLifecycle } from "./resourceLifecycle";

/** The text that Pulumi shows instead of a secret. */
const REDACTED = "[secret]";

const SECRET_ARGUMENTS = "secretArguments";

/**
 * The input by which a class names the arguments that contain secrets, since the host passes the values of secrets in plain. A
 * change is an update without a call.
 */
export const SECRET_ARGUMENTS_RULE: PropertyRule = {
  path: SECRET_ARGUMENTS,
  internal: true,
  type: "list",
  onChange: "update",
  source: "[own] set by the classes",
};

/** Keeps the values of secret arguments out of errors, check failures and logged messages. */
export interface Redaction {
  readonly log: (text: string) => void;
  wrap<Inputs extends JsonObject, Outputs extends JsonObject>(
    lifecycle: ResourceLifecycle<Inputs, Outputs>,
  ): ResourceLifecycle<Inputs, Outputs>;
}

export function createRedaction(log: (text: string) => void): Redaction {
  const secrets = new AsyncLocalStorage<readonly string[]>();

  /** Runs a method of a resource. `bags` have the values of its arguments and the names of the secret ones. */
  const run = async <T>(bags: readonly JsonObject[], method: () => Promise<T>): Promise<T> => {
    const values = bags.flatMap(secretValues);
    if (values.length === 0) return method();
    try {
      return await secrets.run(values, method);
    } catch (error) {
      throw redactError(error, values);
    }
  };

  return {
    log: (text) => log(redact(text, secrets.getStore() ?? [])),
    wrap: (lifecycle) => ({
      check: (olds, news) =>
        run([news], async () => redactFailures(await lifecycle.check(olds, news), secretValues(news))),
      diff: (id, olds, news) => run([olds, news], () => lifecycle.diff(id, olds, news)),
      create: (inputs) => run([inputs], () => lifecycle.create(inputs)),
      read: (id, olds) => run([olds], () => lifecycle.read(id, olds)),
      update: (id, olds, news) => run([olds, news], () => lifecycle.update(id, olds, news)),
      delete: (id, olds) => run([olds], () => lifecycle.delete(id, olds)),
    }),
  };
}

/** All strings in secret arguments, the longest first, so that none is replaced in part by another one that it contains. */
function secretValues(bag: JsonObject): string[] {
  const names = bag[SECRET_ARGUMENTS];
  if (!Array.isArray(names)) return [];
  const values = names.flatMap((name) => textsIn(bag[String(name)]));
  return [...new Set(values)].sort((one, other) => other.length - one.length);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" || isUnknown(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isJsonObject(value)) return [];
  // Capabilities are constants of the API, which messages need.
  return Object.entries(value).flatMap(([name, member]) => (name === "capabilities" ? [] : textsIn(member)));
}

function redact(text: string, values: readonly string[]): string {
  return values.reduce((redacted, value) => redacted.replaceAll(value, REDACTED), text);
}

function redactFailures({ inputs, failures }: CheckResult, values: readonly string[]): CheckResult {
  return { inputs, failures: failures.map(({ property, reason }) => ({ property, reason: redact(reason, values) })) };
}

/** The cause is removed, since its message may contain the same values. */
function redactError(error: unknown, values: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  error.message = redact(error.message, values);
  delete error.cause;
  if (error.stack) Object.assign(error, { stack: redact(error.stack, values) });
  if (isPartialFailure(error)) {
    error.reasons.splice(0, error.reasons.length, ...error.reasons.map((reason) => redact(reason, values)));
  }
  return error;
}
