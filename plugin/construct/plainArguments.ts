import * as pulumi from "@pulumi/pulumi";
import { isJsonObject, type JsonObject } from "../../provider/core/json";
import type { CheckFailure } from "../../provider/core/rules/check";
import { containsUnknown } from "../../provider/core/rules/unknown";
import { containsUnknowns } from "./sdkInternals";

/** Failures of arguments that decide which resources there are, so that their values have to be known. */
export function unknownPlainArguments(names: readonly string[], values: JsonObject): CheckFailure[] {
  const reason = "must be known in a preview, since it decides which resources there are";
  return names.filter((name) => containsUnknown(values[name])).map((property) => ({ property, reason }));
}

/**
 * The arguments as a TypeScript program passes them to the class of the component: without those that are null, plain arguments as
 * values, and of `containers` the members as inputs, although the program may have passed the whole as an output.
 */
export function argumentsOf(
  inputs: pulumi.Inputs,
  values: JsonObject,
  plain: readonly string[],
  containers: readonly string[],
): pulumi.Inputs {
  const present = Object.entries(inputs).filter(([name]) => values[name] !== null && values[name] !== undefined);
  return Object.fromEntries(
    present.map(([name, input]) => {
      if (plain.includes(name)) return [name, values[name]];
      return [name, containers.includes(name) ? membersOf(input, values[name]) : asInput(input)];
    }),
  );
}

function membersOf(input: unknown, value: unknown): unknown {
  if (!pulumi.Output.isInstance(input) || !isJsonObject(value)) return asInput(input);
  const whole = input as pulumi.Output<JsonObject>;
  return Object.fromEntries(Object.keys(value).map((name) => [name, whole.apply((members) => members[name])]));
}

/** Without output values, the engine passes what is not known as such, of which a class has to get an output. */
function asInput(input: unknown): unknown {
  return containsUnknowns(input) ? pulumi.output(input) : input;
}
