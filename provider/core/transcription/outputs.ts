import type { JsonObject } from "../json";

/** Checked arguments of a MeetingTranscription. */
export interface TranscriptionInputs extends JsonObject {
  readonly meetingId: string;
  readonly transcriptionConfiguration: JsonObject;
  readonly region?: string;
  readonly secretArguments?: readonly string[];
}

/** The version of the outputs in a state. Every version of the provider reads all earlier ones. */
export const STATE_VERSION = 1;

/** The outputs of a transcription in a state: its arguments, since the service returns nothing of it. */
export interface TranscriptionOutputs extends JsonObject {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly transcriptionConfiguration: JsonObject;
  readonly region: string;
}
