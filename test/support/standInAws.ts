import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { toWire } from "../../plugin/propertyBag";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { AWS_CALLS, awsOutputs } from "./awsAnswers";

/** A provider in place of that of @pulumi/aws, which creates nothing. */
export interface StandInAws {
  /** For the environment of `pulumi`, which then uses it for the package aws. */
  readonly variables: { readonly PULUMI_DEBUG_PROVIDERS: string };
  /** The resources that exist, each by its type and name. */
  resources(): string[];
  close(): void;
}

export async function startStandInAws(): Promise<StandInAws> {
  const existing = new Map<string, string>();
  const server = new grpc.Server();
  const handlers = Object.entries(methods(existing)).map(([name, method]) => [name, unary(method as Method)]);
  server.addService(ResourceProviderService as grpc.ServiceDefinition, Object.fromEntries(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    variables: { PULUMI_DEBUG_PROVIDERS: `aws:${port}` },
    resources: () => [...existing.values()].sort(),
    close: () => server.forceShutdown(),
  };
}

type Method = (request: unknown) => unknown;

function unary(method: Method): grpc.handleUnaryCall<unknown, unknown> {
  return ({ request }, respond) => respond(null, method(request));
}

function methods(existing: Map<string, string>) {
  const { version } = require("@pulumi/aws/package.json") as { version: string };
  return {
    handshake: () => new proto.ProviderHandshakeResponse().setAcceptSecrets(true),
    attach: () => new Empty(),
    cancel: () => new Empty(),
    getPluginInfo: () => new PluginInfo().setVersion(version),
    getSchema: () => new proto.GetSchemaResponse().setSchema(JSON.stringify({ name: "aws", version })),
    checkConfig: (request: proto.CheckRequest) => new proto.CheckResponse().setInputs(request.getNews()),
    diffConfig: () => new proto.DiffResponse().setChanges(proto.DiffResponse.DiffChanges.DIFF_NONE),
    configure: () => new proto.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true),
    invoke: (request: proto.InvokeRequest) =>
      new proto.InvokeResponse().setReturn(toWire(AWS_CALLS[request.getTok()] ?? {})),
    check: (request: proto.CheckRequest) => new proto.CheckResponse().setInputs(request.getNews()),
    diff: () => new proto.DiffResponse().setChanges(proto.DiffResponse.DiffChanges.DIFF_UNKNOWN),
    create: (request: proto.CreateRequest) => {
      const { type, name } = partsOf(request.getUrn());
      if (!request.getPreview()) existing.set(`${name}-id`, `${type.split(":").at(-1)} ${name}`);
      const outputs = outputsOf(request.getUrn(), request.getProperties(), request.getPreview());
      return new proto.CreateResponse().setId(`${name}-id`).setProperties(outputs);
    },
    update: (request: proto.UpdateRequest) =>
      new proto.UpdateResponse().setProperties(outputsOf(request.getUrn(), request.getNews(), false)),
    delete: (request: proto.DeleteRequest) => {
      existing.delete(request.getId());
      return new Empty();
    },
  };
}

function partsOf(urn: string) {
  const [, , types = "", name = ""] = urn.split("::");
  return { type: types.split("$").at(-1) ?? "", name };
}

/** What AWS decides is unknown in the preview of a creation. */
function outputsOf(urn: string, inputs: Struct | undefined, isPreview: boolean): Struct {
  const { type, name } = partsOf(urn);
  const own = Object.entries(awsOutputs(type, name)).map(([key, value]) => [key, isPreview ? UNKNOWN : value]);
  return Struct.fromJavaScript({ ...(inputs?.toJavaScript() ?? {}), ...Object.fromEntries(own) });
}
