import { isDeepStrictEqual } from "node:util";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { createTimer } from "../provider/core/aws/pacer";
import { createLifecycles } from "../provider/core/composition/createLifecycles";
import { checkConfiguration, configurationFrom } from "./configuration";
import type { EngineLog } from "./engineLog";
import { createFunctions, type NativeFunction } from "./functions";
import { fromWire, toWire } from "./propertyBag";
import { createResourceMethods, toFailure } from "./resourceMethods";

/** After a cancellation, requests that are under way may be completed for so long. Throttled ones would wait for minutes. */
const GRACE_MS = 2_000;

/** What a process of the provider depends on. */
export interface ProviderDeps {
  readonly schema: { readonly version: string };
  readonly engineLog: EngineLog;
  /** Default: 2 seconds. */
  readonly graceMs?: number;
}

/** The service ResourceProvider, method by method. */
export function createProvider({ schema, engineLog, graceMs = GRACE_MS }: ProviderDeps) {
  let configuration = configurationFrom({});
  const cancellation = new AbortController();
  const lifecycles = createLifecycles({
    timer: createTimer(cancellation.signal),
    settings: () => configuration.settings,
    log: engineLog.log,
  });
  const functions = createFunctions(lifecycles.chimeFor);
  return {
    ...pluginMethods(schema, engineLog),
    checkConfig,
    diffConfig,
    async configure(request: proto.ConfigureRequest) {
      configuration = configurationFrom(fromWire(request.getArgs()).values);
      return new proto.ConfigureResponse().setAcceptsecrets(true).setAcceptoutputs(true).setSupportspreview(true);
    },
    ...createResourceMethods({ lifecycles, configuration: () => configuration }),
    construct: (request: proto.ConstructRequest) => loadConstruct()(request, engineLog.address),
    invoke: (request: proto.InvokeRequest) => invoke(functions, configuration.region, request),
    async cancel() {
      setTimeout(() => cancellation.abort(), graceMs).unref();
      return new Empty();
    },
  };
}

/** Pulumi's SDK and the AWS classes of the components are loaded when a program declares one. */
function loadConstruct() {
  const { construct } = require("./construct/construct") as typeof import("./construct/construct");
  return construct;
}

/** What the engine asks of every plugin. */
function pluginMethods(schema: ProviderDeps["schema"], engineLog: EngineLog) {
  return {
    async handshake(request: proto.ProviderHandshakeRequest) {
      engineLog.connect(request.getEngineAddress());
      return new proto.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptOutputs(true);
    },
    async attach(request: PluginAttach) {
      engineLog.connect(request.getAddress());
      return new Empty();
    },
    async getPluginInfo() {
      return new PluginInfo().setVersion(schema.version);
    },
    async getSchema() {
      return new proto.GetSchemaResponse().setSchema(JSON.stringify(schema));
    },
  };
}

async function checkConfig(request: proto.CheckRequest) {
  const { failures } = checkConfiguration(fromWire(request.getNews()).values);
  return new proto.CheckResponse().setInputs(request.getNews()).setFailuresList(failures.map(toFailure));
}

async function diffConfig(request: proto.DiffRequest) {
  const isSame = isDeepStrictEqual(fromWire(request.getOldInputs()).values, fromWire(request.getNews()).values);
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  return new proto.DiffResponse().setChanges(isSame ? DIFF_NONE : DIFF_SOME);
}

async function invoke(
  functions: Readonly<Record<string, NativeFunction>>,
  region: string | undefined,
  request: proto.InvokeRequest,
) {
  const found = functions[request.getTok()];
  if (found === undefined) throw new Error(`The package chime-sdk-meetings has no function ${request.getTok()}.`);
  const { values } = fromWire(request.getArgs());
  const defaults = found.isRegional && region ? { region } : {};
  const { outputs, failures } = await found.call({ ...defaults, ...values });
  const response = new proto.InvokeResponse().setFailuresList(failures.map(toFailure));
  const secrets = found.secretOutputs.map((name) => [name]);
  return outputs ? response.setReturn(toWire(outputs, secrets)) : response;
}

export type Provider = ReturnType<typeof createProvider>;
