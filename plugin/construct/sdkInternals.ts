import type * as pulumi from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb.js";

/*
 * What the SDK's own server of components calls (provider/server.js of @pulumi/pulumi 3.248), which its declarations leave out. That
 * server cannot be used: it has no other methods of a native provider. The bundle contains the version that the tests have run with.
 */

type ConstructInputs = ReturnType<ConstructRequest["getInputs"]>;
type InputDependencies = ReturnType<ConstructRequest["getInputdependenciesMap"]>;

interface State {
  /** Runs a callback with settings of its own, so that requests which are served at the same time do not share them. */
  withLocalStorage<T>(callback: () => Promise<T>): Promise<T>;
}

interface Settings {
  resetOptions(
    project: string,
    stack: string,
    parallel: number,
    engineAddress: string,
    monitorAddress: string,
    isPreview: boolean,
    organization: string,
  ): void;
  /** Asks the monitor what it supports, such as secrets. */
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
}

interface Config {
  setAllConfig(values: Record<string, string>, secretKeys: string[]): void;
}

interface Server {
  deserializeInputs(inputs: ConstructInputs, dependencies: InputDependencies): Promise<pulumi.Inputs>;
}

interface OutputModule {
  /** Whether a value is or contains Pulumi's unknown value. */
  containsUnknowns(value: unknown): boolean;
}

interface Rpc {
  serializeResourceProperties(
    label: string,
    properties: pulumi.Inputs,
  ): Promise<[Record<string, never>, Map<string, Set<pulumi.Resource>>]>;
}

interface ResourceRuntime {
  hookBindingFromProto(binding: unknown): pulumi.ResourceOptions["hooks"];
}

export const { withLocalStorage }: State = require("@pulumi/pulumi/runtime/state");
export const { resetOptions, awaitFeatureSupport, waitForRPCs }: Settings = require("@pulumi/pulumi/runtime/settings");
export const { setAllConfig }: Config = require("@pulumi/pulumi/runtime/config");
export const { deserializeInputs }: Server = require("@pulumi/pulumi/provider/server");
export const { containsUnknowns }: OutputModule = require("@pulumi/pulumi/output");
export const { serializeResourceProperties }: Rpc = require("@pulumi/pulumi/runtime/rpc");
export const { hookBindingFromProto }: ResourceRuntime = require("@pulumi/pulumi/runtime/resource");
