import "../support/credentials";
import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import type { EngineLog } from "../../plugin/engineLog";
import { fromWire, type Path, toWire } from "../../plugin/propertyBag";
import { createProvider } from "../../plugin/provider";
import type { JsonObject } from "../../provider/core/json";

type ResourceType = "Meeting" | "MeetingAttendee" | "MeetingTranscription";

/** A resource as the engine keeps it. */
interface Stored {
  readonly id: string;
  readonly outputs: JsonObject;
  readonly secrets: readonly Path[];
}

const urnOf = (type: ResourceType) => `urn:pulumi:dev::rooms::chime-sdk-meetings:index:${type}::resource`;

/** A process of the native provider, called as the engine calls it, with an emulator. */
export interface NativeProcess {
  readonly emulator: Emulator;
  readonly provider: ReturnType<typeof createProvider>;
  /** Messages to the user, each with its resource. */
  readonly logged: string[];
  check(type: ResourceType, news: JsonObject, secrets?: readonly Path[]): Promise<proto.CheckResponse>;
  create(
    type: ResourceType,
    inputs: JsonObject,
    options?: { preview?: boolean; secrets?: readonly Path[] },
  ): Promise<Stored>;
  diff(type: ResourceType, stored: Stored, oldInputs: JsonObject, news: JsonObject): Promise<proto.DiffResponse>;
  read(type: ResourceType, id: string, outputs?: JsonObject, inputs?: JsonObject): Promise<proto.ReadResponse>;
  update(type: ResourceType, stored: Stored, news: JsonObject, options?: { preview?: boolean }): Promise<JsonObject>;
  delete(type: ResourceType, stored: Stored): Promise<void>;
  /** Another process of the provider, which remembers nothing. */
  restart(configuration?: JsonObject): Promise<NativeProcess>;
}

export async function startNative(
  options: EmulatorOptions = {},
  configuration: JsonObject = {},
): Promise<NativeProcess> {
  return connectNative(await startEmulator({ port: 0, ...options }), configuration);
}

async function connectNative(emulator: Emulator, configuration: JsonObject): Promise<NativeProcess> {
  const logged: string[] = [];
  const engineLog: EngineLog = {
    connect: () => {},
    address: "",
    log: (text) => void logged.push(text),
    about: (_urn, method) => method(),
  };
  const provider = createProvider({ schema: { version: "1.2.3" }, engineLog, graceMs: 0 });
  const settings = { endpoint: emulator.url, region: "us-east-1", ...configuration };
  await provider.configure(new proto.ConfigureRequest().setArgs(toWire(settings)));
  return {
    emulator,
    provider,
    logged,
    check: (type, news, secrets = []) =>
      provider.check(new proto.CheckRequest().setUrn(urnOf(type)).setNews(toWire(news, secrets))),
    create: async (type, inputs, { preview = false, secrets = [] } = {}) => {
      const request = new proto.CreateRequest()
        .setUrn(urnOf(type))
        .setProperties(toWire(inputs, secrets))
        .setPreview(preview);
      const response = await provider.create(request);
      const { values, secrets: marked } = fromWire(response.getProperties());
      return { id: response.getId(), outputs: values, secrets: marked };
    },
    diff: (type, { id, outputs }, oldInputs, news) =>
      provider.diff(
        new proto.DiffRequest()
          .setUrn(urnOf(type))
          .setId(id)
          .setOlds(toWire(outputs))
          .setOldInputs(toWire(oldInputs))
          .setNews(toWire(news)),
      ),
    read: (type, id, outputs = {}, inputs = {}) =>
      provider.read(
        new proto.ReadRequest().setUrn(urnOf(type)).setId(id).setProperties(toWire(outputs)).setInputs(toWire(inputs)),
      ),
    update: async (type, { id, outputs }, news, { preview = false } = {}) => {
      const request = new proto.UpdateRequest()
        .setUrn(urnOf(type))
        .setId(id)
        .setOlds(toWire(outputs))
        .setNews(toWire(news))
        .setPreview(preview);
      return fromWire((await provider.update(request)).getProperties()).values;
    },
    delete: async (type, { id, outputs }) => {
      await provider.delete(new proto.DeleteRequest().setUrn(urnOf(type)).setId(id).setProperties(toWire(outputs)));
    },
    restart: (next = configuration) => connectNative(emulator, next),
  };
}
