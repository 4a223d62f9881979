import * as grpc from "@grpc/grpc-js";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { fromWire, type Path, toWire } from "../../plugin/propertyBag";
import { AWS_CALLS, awsOutputs, type Inputs } from "../support/awsAnswers";

/** A resource as a component registers it. */
export interface Registration {
  readonly request: proto.RegisterResourceRequest;
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Inputs;
  readonly secrets: readonly Path[];
}

export interface ResourceMonitor {
  readonly address: string;
  readonly registrations: Registration[];
  /** Called before a resource is registered. An error that it throws is that of the engine. */
  onRegister: (registration: Registration) => void;
  close(): void;
}

/** The service of the engine with which components register their resources, as in an update, or in a preview. */
export async function startResourceMonitor({ isPreview = false } = {}): Promise<ResourceMonitor> {
  const server = new grpc.Server();
  const registrations: Registration[] = [];
  const monitor = {
    registrations,
    onRegister: (_registration: Registration) => {},
    close: () => server.forceShutdown(),
  };
  const register = (request: proto.RegisterResourceRequest) => {
    const registration = registrationOf(request);
    registrations.push(registration);
    monitor.onRegister(registration);
    return responseTo(registration, isPreview);
  };
  server.addService(ResourceMonitorService as grpc.ServiceDefinition, {
    supportsFeature: unary(() => new proto.SupportsFeatureResponse().setHassupport(true)),
    registerResource: unary(register),
    registerResourceOutputs: unary(() => new Empty()),
    invoke: unary((request: proto.ResourceInvokeRequest) =>
      new InvokeResponse().setReturn(toWire(AWS_CALLS[request.getTok()] ?? {})),
    ),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return Object.assign(monitor, { address: `127.0.0.1:${port}` });
}

function unary<Request>(method: (request: Request) => unknown): grpc.handleUnaryCall<Request, unknown> {
  return ({ request }, respond) => {
    try {
      respond(null, method(request));
    } catch (error) {
      respond({ code: grpc.status.UNKNOWN, details: String(error) });
    }
  };
}

function registrationOf(request: proto.RegisterResourceRequest): Registration {
  const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
  const { values, secrets } = fromWire(request.getObject());
  const chain = parent === "" ? "" : `${parent.split("::")[2]}$`;
  return { request, type, name, urn: `urn:pulumi:dev::rooms::${chain}${type}::${name}`, inputs: values, secrets };
}

function responseTo({ request, type, name, urn }: Registration, isPreview: boolean): proto.RegisterResourceResponse {
  const response = new proto.RegisterResourceResponse().setUrn(urn);
  if (!request.getCustom() || isPreview) return response.setObject(request.getObject());
  const object = { ...(request.getObject()?.toJavaScript() ?? {}), ...awsOutputs(type, name) };
  return response.setId(`${name}-id`).setObject(Struct.fromJavaScript(object));
}
