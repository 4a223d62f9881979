import * as pulumi from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { isJsonObject } from "../../provider/core/json";
import { deserializeProperties, isRpcSecret, Output, unwrapRpcSecret } from "./sdkInternals";

/** The inputs of the component. One that is secret, or depends on resources and does not consist of outputs, is an output as a whole. */
export function inputsOf(request: ConstructRequest): pulumi.Inputs {
  const inputs = Object.entries(deserializeProperties(request.getInputs() ?? new Struct()));
  const dependencies = request.getInputdependenciesMap();
  return Object.fromEntries(
    inputs.map(([name, input]) => {
      const urns = dependencies.get(name)?.getUrnsList() ?? [];
      const isSecret = isRpcSecret(input);
      const isPlain = !isSecret && (urns.length === 0 || containsOutputs(input));
      return [name, isPlain ? input : outputOf(unwrapRpcSecret(input), isSecret, urns)];
    }),
  );
}

/** An output is unknown if its value contains one that is. */
function outputOf(value: unknown, isSecret: boolean, urns: readonly string[]): pulumi.Output<unknown> {
  const resources = urns.map((urn) => new pulumi.DependencyResource(urn));
  return new Output(
    resources,
    Promise.resolve(value),
    Promise.resolve(true),
    Promise.resolve(isSecret),
    Promise.resolve([]),
  );
}

function containsOutputs(value: unknown): boolean {
  if (pulumi.Output.isInstance(value)) return true;
  if (Array.isArray(value)) return value.some(containsOutputs);
  return isJsonObject(value) && Object.values(value).some(containsOutputs);
}
