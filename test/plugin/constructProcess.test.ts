import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb.js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { expect } from "chai";
import { fromWire } from "../../plugin/propertyBag";
import { ACCOUNT, REGION } from "../support/awsAnswers";
import { rejection } from "../support/rejection";
import { constructRequest, ROOMS } from "./constructRequest";
import { type PluginProcess, startPlugin } from "./pluginProcess";
import { type ResourceMonitor, startResourceMonitor } from "./resourceMonitor";

const JOIN_FUNCTION = join(__dirname, "..", "..", "standing-room", "bundle", "index.js");

describe("A StandingRoom that the process of the plugin constructs", function () {
  this.timeout(60_000);
  let plugin: PluginProcess;
  let client: ResourceProviderClient;
  let monitor: ResourceMonitor;

  before(async () => {
    plugin = await startPlugin();
    client = new ResourceProviderClient(`127.0.0.1:${plugin.lines[0]}`, grpc.credentials.createInsecure());
  });

  beforeEach(async () => {
    monitor = await startResourceMonitor();
  });

  afterEach(() => monitor.close());

  after(async () => {
    client.close();
    plugin.child.kill("SIGINT");
    await plugin.ended;
  });

  const construct = (request: ConstructRequest) =>
    new Promise<ConstructResponse>((resolve, reject) => {
      client.construct(request, (error, response) => (error ? reject(error) : resolve(response)));
    });

  it("has all resources, and the code of the function as text, since there is one file", async () => {
    const request = constructRequest(monitor, {
      ...ROOMS,
      notifications: { queue: true, topic: true },
      dashboard: true,
      alarms: { topicArns: [`arn:aws:sns:${REGION}:${ACCOUNT}:alarms`] },
    });
    const { values } = fromWire((await construct(request)).getState());
    expect(values).to.include({ joinUrl: `https://abc.lambda-url.${REGION}.on.aws/`, logGroupName: "office-log" });
    const { inputs } = monitor.registrations.find(({ name }) => name === "office-join") ?? {};
    expect(inputs?.["code"].assets["index.js"].text === readFileSync(JOIN_FUNCTION, "utf8")).to.equal(true);
    expect(monitor.registrations).to.have.length(25);
  });

  it("returns failures in the form that the engine shows with their values", async () => {
    const error = (await rejection(
      construct(constructRequest(monitor, { ...ROOMS, memorySize: 1 })),
    )) as grpc.ServiceError;
    expect(error.code).to.equal(grpc.status.INVALID_ARGUMENT);
    const [bytes] = error.metadata.get("grpc-status-details-bin");
    const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
    expect(detail?.getTypeName()).to.equal("pulumirpc.InputPropertiesError");
    const failures = InputPropertiesError.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array()).toObject();
    expect(failures.errorsList).to.have.length(1);
    expect(failures.errorsList[0]).to.deep.include({ propertyPath: "memorySize" });
  });

  for (const suffix of ["join", "ends-target"]) {
    it(`fails when the engine rejects ${suffix}, and serves the next request`, async () => {
      monitor.onRegister = ({ name }) => {
        if (name.endsWith(suffix)) throw new Error("Not in this Region.");
      };
      const error = await rejection(construct(constructRequest(monitor)));
      expect(String(error)).to.match(new RegExp(`office-${suffix}.*Not in this Region`));
      monitor.onRegister = () => {};
      expect((await construct(constructRequest(monitor))).getUrn()).to.match(/StandingRoom::office$/);
    });
  }
});
