import { UNKNOWN } from "../../provider/core/rules/unknown";
import type { NativeResource } from "./nativeResource";

export const transcription: NativeResource = {
  lifecycle: "transcription",
  secretOutputs: [],
  secretWith: {},
  derive: (outs) => outs,
  previewCreate: (inputs) => ({ ...inputs, region: inputs["region"] ?? UNKNOWN }),
  previewUpdate: (olds) => olds,
  mayEndByItself: false,
};
