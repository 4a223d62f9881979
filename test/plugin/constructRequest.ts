import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Inputs } from "../support/awsAnswers";
import type { ResourceMonitor } from "./resourceMonitor";

export const ROOMS = { mediaRegion: "eu-central-1", rooms: { standup: {} } };

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** A secret on the wire. */
export const secretOf = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });

/** An output on the wire, which depends on a resource. Without a value it is not known yet. */
export const outputOf = (value?: unknown, dependencies: readonly string[] = []) => ({
  [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  ...(value === undefined ? {} : { value }),
  dependencies,
});

/** What the engine sends for a StandingRoom that a program declares. */
export function constructRequest(
  monitor: ResourceMonitor,
  inputs: Inputs = ROOMS,
  { isPreview = false, name = "office" } = {},
): ConstructRequest {
  return new ConstructRequest()
    .setProject("rooms")
    .setStack("dev")
    .setDryrun(isPreview)
    .setParallel(16)
    .setMonitorendpoint(monitor.address)
    .setType("chime-sdk-meetings:index:StandingRoom")
    .setName(name)
    .setInputs(Struct.fromJavaScript(inputs));
}
