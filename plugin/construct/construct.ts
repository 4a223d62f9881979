import * as pulumi from "@pulumi/pulumi";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { InvalidArguments } from "../invalidArguments";
import { fromWire, secretNames } from "../propertyBag";
import { COMPONENTS, type Component } from "./components";
import { inputsOf } from "./inputs";
import { argumentsOf, unknownPlainArguments } from "./plainArguments";
import { resourceOptionsOf } from "./resourceOptions";
import {
  awaitFeatureSupport,
  resetOptions,
  serializeResourceProperties,
  setAllConfig,
  waitForRPCs,
  withLocalStorage,
} from "./sdkInternals";
import { orUnhandled } from "./unhandledRejections";

/** Creates a component: its resources are registered with the monitor of the update, as a program registers its own. */
export async function construct(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
  const component = COMPONENTS[request.getType()];
  if (component === undefined) throw new Error(`The package has no component ${request.getType()}.`);
  refuseInvalid(component, request);
  return withLocalStorage(async () => {
    await configureRuntime(request, engineAddress);
    return orUnhandled(() => create(component, request));
  });
}

function refuseInvalid(component: Component, request: ConstructRequest): void {
  const { values, secrets } = fromWire(request.getInputs());
  const failures = [...component.failuresOf(values), ...unknownPlainArguments(component.plain, values)];
  if (failures.length === 0) return;
  const [, , type] = request.getType().split(":");
  throw new InvalidArguments(`The arguments of the ${type} are not valid:`, failures, secretNames(secrets));
}

async function configureRuntime(request: ConstructRequest, engineAddress: string): Promise<void> {
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  setAllConfig(Object.fromEntries(request.getConfigMap().toArray()), request.getConfigsecretkeysList());
  await awaitFeatureSupport();
}

async function create(component: Component, request: ConstructRequest): Promise<ConstructResponse> {
  const { values } = fromWire(request.getInputs());
  const args = argumentsOf(inputsOf(request), values, component.plain, component.containers);
  const { urn, outputs } = component.create(request.getName(), args, resourceOptionsOf(request));
  const [state, dependencies] = await serializeResourceProperties(`construct(${request.getName()})`, outputs);
  const response = new ConstructResponse().setUrn(await resolved(urn)).setState(Struct.fromJavaScript(state));
  for (const [name, resources] of dependencies) {
    const urns = await Promise.all([...resources].map((resource) => resolved(resource.urn)));
    response.getStatedependenciesMap().set(name, new ConstructResponse.PropertyDependencies().setUrnsList(urns));
  }
  await waitForRPCs();
  return response;
}

/** URNs are known in previews. */
function resolved(urn: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => pulumi.output(urn).apply(resolve));
}
