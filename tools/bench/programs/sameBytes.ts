import * as pulumi from "@pulumi/pulumi";
import { eachRoom, nameOf } from "./rooms";

import provider = require("pulumi-engine-floor-as-it-is/room");
import recorded = require("pulumi-engine-floor-as-it-is/recorded.json");

const SECRETS = process.env["BENCH_PLAIN"] ? [] : ["attendees"];

/** As every dynamic resource has to, to let its program read them. */
const NAMES_OF_OUTPUTS = Object.fromEntries(Object.keys(recorded.outputs).map((name) => [name, undefined]));

class Carrier extends pulumi.dynamic.Resource {}

for (const room of eachRoom()) {
  new Carrier(
    provider,
    nameOf(room),
    { ...NAMES_OF_OUTPUTS, ...recorded.inputs },
    { additionalSecretOutputs: SECRETS },
    "chime-sdk-meetings",
    "Meeting",
  );
}
