import * as pulumi from "@pulumi/pulumi";
import { eachRoom, nameOf } from "./rooms";

import provider = require("pulumi-engine-floor-as-it-is/room");
import recorded = require("pulumi-engine-floor-as-it-is/recorded.json");

const SECRETS = process.env["BENCH_PLAIN"] ? [] : ["attendees"];

class Carrier extends pulumi.dynamic.Resource {}

for (const room of eachRoom()) {
  new Carrier(
    provider,
    nameOf(room),
    { ...recorded.inputs },
    { additionalSecretOutputs: SECRETS },
    "chime-sdk-meetings",
    "Meeting",
  );
}
