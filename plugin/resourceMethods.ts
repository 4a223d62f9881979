import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Lifecycles } from "../provider/core/composition/createLifecycles";
import type { JsonObject } from "../provider/core/json";
import { isPartialFailure } from "../provider/core/lifecycle/partialFailure";
import type { CheckFailure } from "../provider/core/rules/check";
import type { Configuration } from "./configuration";
import { toDiffResponse } from "./diffResponse";
import { InitFailure } from "./initFailure";
import { fromWire, type Path, secretNames, toWire } from "./propertyBag";
import { attendee } from "./resources/attendee";
import { meeting } from "./resources/meeting";
import type { NativeResource } from "./resources/nativeResource";
import { transcription } from "./resources/transcription";

const RESOURCES: Readonly<Record<string, NativeResource>> = {
  "chime-sdk-meetings:index:Meeting": meeting,
  "chime-sdk-meetings:index:MeetingAttendee": attendee,
  "chime-sdk-meetings:index:MeetingTranscription": transcription,
};

/** Members of states and inputs that the dynamic provider and its host have written. */
const OF_DYNAMIC_PROVIDER = ["__provider", "secretArguments"];

/** What the methods of a resource depend on. */
interface Context {
  readonly lifecycles: Lifecycles;
  readonly configuration: () => Configuration;
}

/** The methods of a resource, over the life cycles of the core. */
export function createResourceMethods(context: Context) {
  return {
    check: (request: proto.CheckRequest) => check(context, request),
    diff: (request: proto.DiffRequest) => diff(context, request),
    create: (request: proto.CreateRequest) => create(context, request),
    read: (request: proto.ReadRequest) => read(context, request),
    update: (request: proto.UpdateRequest) => update(context, request),
    delete: (request: proto.DeleteRequest) => deleteResource(context, request),
  };
}

async function check(context: Context, request: proto.CheckRequest): Promise<proto.CheckResponse> {
  const { values, secrets } = fromWire(request.getNews());
  const { region } = context.configuration();
  const news = { ...(region ? { region } : {}), ...withoutNulls(values) };
  const { inputs, failures } = await lifecycleOf(context, request).check({}, withSecretArguments(news, secrets));
  return new proto.CheckResponse().setInputs(toWire(own(inputs), secrets)).setFailuresList(failures.map(toFailure));
}

export function toFailure({ property, reason }: CheckFailure): proto.CheckFailure {
  return new proto.CheckFailure().setProperty(property).setReason(reason);
}

async function diff(context: Context, request: proto.DiffRequest): Promise<proto.DiffResponse> {
  const resource = resourceOf(request);
  const { values: outs } = fromWire(request.getOlds());
  const olds = fromWire(request.getOldInputs());
  const news = fromWire(request.getNews());
  const oldOutputs = withSecretArguments(own(outs), olds.secrets);
  const newInputs = withSecretArguments(news.values, news.secrets);
  const result = await lifecycleOf(context, request).diff(request.getId(), oldOutputs, newInputs);
  // A state of the dynamic provider: an update without a call adds what its class derived, and removes its own text.
  const missingOutputs = Object.keys(resource.derive(withoutNulls(outs))).filter((name) => !(name in outs));
  const isForeign = missingOutputs.length > 0 || "__provider" in outs;
  return toDiffResponse({
    result: isForeign && result.changes === false ? { ...result, changes: true } : result,
    oldInputs: withoutNulls(own(olds.values)),
    news: news.values,
    missingOutputs,
  });
}

async function create(context: Context, request: proto.CreateRequest): Promise<proto.CreateResponse> {
  const resource = resourceOf(request);
  const { values, secrets } = fromWire(request.getProperties());
  const marked = secretsOf(resource, secrets);
  if (request.getPreview()) {
    return new proto.CreateResponse().setProperties(toWire(resource.previewCreate(values), marked));
  }
  const inputs = withSecretArguments(values, secrets);
  const { id, outs } = await keepingPartial(context, resource, request.getProperties(), secrets, () =>
    lifecycleOf(context, request).create(inputs),
  );
  return new proto.CreateResponse()
    .setId(id)
    .setProperties(toWire(stateOf(resource, outs), marked))
    .setRefreshBeforeUpdate(isRefreshed(context, resource));
}

/** `pulumi import` and the static `get` of an SDK pass no outputs, at most some arguments. */
async function read(context: Context, request: proto.ReadRequest): Promise<proto.ReadResponse> {
  const resource = resourceOf(request);
  const { region } = context.configuration();
  const { values, secrets } = fromWire(request.getInputs());
  const olds = { ...(region ? { region } : {}), ...own(withoutNulls(fromWire(request.getProperties()).values)) };
  const found = await lifecycleOf(context, request).read(request.getId(), withSecretArguments(olds, secrets));
  if (found.id === undefined || found.props === undefined) return new proto.ReadResponse();
  const inputs = own(found.inputs ?? values);
  return new proto.ReadResponse()
    .setId(found.id)
    .setProperties(toWire(stateOf(resource, found.props), secretsOf(resource, secrets)))
    .setInputs(toWire(inputs, secrets))
    .setRefreshBeforeUpdate(isRefreshed(context, resource));
}

async function update(context: Context, request: proto.UpdateRequest): Promise<proto.UpdateResponse> {
  const resource = resourceOf(request);
  const olds = withoutNulls(own(fromWire(request.getOlds()).values));
  const { values, secrets } = fromWire(request.getNews());
  const marked = secretsOf(resource, secrets);
  if (request.getPreview()) {
    return new proto.UpdateResponse().setProperties(toWire(resource.previewUpdate(olds, values), marked));
  }
  const { outs } = await keepingPartial(context, resource, request.getNews(), secrets, () =>
    lifecycleOf(context, request).update(request.getId(), olds, withSecretArguments(values, secrets)),
  );
  return new proto.UpdateResponse()
    .setProperties(toWire(stateOf(resource, outs), marked))
    .setRefreshBeforeUpdate(isRefreshed(context, resource));
}

async function deleteResource(context: Context, request: proto.DeleteRequest): Promise<Empty> {
  const { secrets } = fromWire(request.getOldInputs());
  const olds = own(fromWire(request.getProperties()).values);
  await lifecycleOf(context, request).delete(request.getId(), withSecretArguments(olds, secrets));
  return new Empty();
}

function isRefreshed({ configuration }: Context, { mayEndByItself }: NativeResource): boolean {
  return mayEndByItself && configuration().settings.refreshBeforeUpdate;
}

function lifecycleOf({ lifecycles }: Context, request: { getUrn(): string }) {
  return lifecycles[resourceOf(request).lifecycle];
}

/** A partial failure is kept in the state, with what exists. */
async function keepingPartial<T>(
  context: Context,
  resource: NativeResource,
  inputs: Struct | undefined,
  secrets: readonly Path[],
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isPartialFailure(error)) throw error;
    const detail = new proto.ErrorResourceInitFailed()
      .setId(error.id)
      .setProperties(toWire(stateOf(resource, error.properties), secretsOf(resource, secrets)))
      .setInputs(inputs)
      .setReasonsList(error.reasons)
      .setRefreshBeforeUpdate(isRefreshed(context, resource));
    throw new InitFailure(detail, { cause: error });
  }
}

function resourceOf(request: { getUrn(): string }): NativeResource {
  const type = request.getUrn().split("::")[2]?.split("$").at(-1) ?? "";
  const resource = RESOURCES[type];
  if (resource === undefined) throw new Error(`The package chime-sdk-meetings has no resource ${type}.`);
  return resource;
}

/** The outputs for the state. */
function stateOf(resource: NativeResource, outs: JsonObject): JsonObject {
  return resource.derive(own(outs));
}

/** Outputs are secret by themselves, or where the argument of the same name or the one that they are derived from is. */
function secretsOf({ secretOutputs, secretWith }: NativeResource, inputs: readonly Path[]): Path[] {
  const names = secretNames(inputs);
  const derived = Object.keys(secretWith).filter((output) => names.includes(secretWith[output] ?? ""));
  return [...[...secretOutputs, ...derived].map((name) => [name]), ...inputs];
}

/** The core learns from an argument of this name which arguments it must not quote in messages. */
function withSecretArguments(values: JsonObject, secrets: readonly Path[]): JsonObject {
  return secrets.length === 0 ? values : { ...values, secretArguments: secretNames(secrets) };
}

function own(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !OF_DYNAMIC_PROVIDER.includes(name)));
}

function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
