import type * as pulumi from "@pulumi/pulumi";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";

/*
 * What the SDK's own server of components calls (provider/server.js of @pulumi/pulumi 3.248), which its declarations leave out. That
 * server cannot be used: it lacks methods of a native provider. The bundle contains the version that the tests have run with.
 */

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

interface OutputModule {
  readonly Output: new (
    resources: readonly pulumi.Resource[],
    value: Promise<unknown>,
    isKnown: Promise<boolean>,
    isSecret: Promise<boolean>,
    allResources: Promise<readonly pulumi.Resource[]>,
  ) => pulumi.Output<unknown>;
  /** Whether a value is or contains Pulumi's unknown value. */
  containsUnknowns(value: unknown): boolean;
}

interface Rpc {
  deserializeProperties(properties: Struct): pulumi.Inputs;
  isRpcSecret(value: unknown): boolean;
  unwrapRpcSecret(value: unknown): unknown;
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
export const { Output, containsUnknowns }: OutputModule = require("@pulumi/pulumi/output");
export const {
  deserializeProperties,
  isRpcSecret,
  serializeResourceProperties,
  unwrapRpcSecret,
}: Rpc = require("@pulumi/pulumi/runtime/rpc");
export const { hookBindingFromProto }: ResourceRuntime = require("@pulumi/pulumi/runtime/resource");
