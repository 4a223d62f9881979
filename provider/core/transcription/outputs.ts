import type { JsonObject } from "../json";

/** Checked arguments of a MeetingTranscription. */
export interface TranscriptionInputs extends JsonObject {
  readonly meetingId: string;
  readonly transcriptionConfiguration: JsonObject;
  readonly region?: string;
  readonly secretArguments?: readonly string[];
}

/** Which shape the outputs in a state have. Every later version of the provider reads every earlier shape. */
export const STATE_VERSION = 1;

/** What the state remembers of a transcription: what was asked for, since the service tells nothing of it. */
export interface TranscriptionOutputs extends JsonObject {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly transcriptionConfiguration: JsonObject;
  readonly region: string;
}
