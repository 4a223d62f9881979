import { wantedCapabilities } from "../../provider/core/attendee/declaration";
import type { AttendeeInputs } from "../../provider/core/attendee/outputs";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { type NativeResource, unknownOutputs } from "./nativeResource";

export const attendee: NativeResource = {
  lifecycle: "attendee",
  secretOutputs: ["joinToken"],
  secretWith: {},
  derive: (outs) => outs,
  previewCreate: (inputs) => ({
    ...inputs,
    ...unknownOutputs(["attendeeId", "joinToken", "capabilities"]),
    region: inputs["region"] ?? UNKNOWN,
  }),
  previewUpdate: (olds, news) => ({ ...olds, capabilities: wantedCapabilities(news as AttendeeInputs) }),
  mayEndByItself: false,
};
