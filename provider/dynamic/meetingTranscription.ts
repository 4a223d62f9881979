import * as pulumi from "@pulumi/pulumi";
import { referredMeeting } from "./meetingReference";
import { refuseImport, secretArgumentsOf } from "./registration";
import { writableProvider } from "./serialization/serializableProvider";
import { suspendStackTraces } from "./suspendStackTraces";
import type { MeetingTranscriptionArgs } from "./transcriptionArgs";

import provider = require("./transcriptionProvider");

/**
 * The live transcription of a meeting: as long as it exists, clients in the meeting get what is said as text.
 *
 * The service cannot be asked whether a transcription runs, or how. So `pulumi refresh` finds out only whether its meeting is still
 * there; one that somebody else stopped or changed is brought back by `pulumi up --replace <urn>`. Settings that Amazon Transcribe
 * does not accept are not refused by the service either: the meeting's clients get an event TranscriptFailed. `pulumi preview`
 * refuses what is documented.
 *
 * Any change stops the transcription and starts another at once. Your account needs the service-linked role
 * `AWSServiceRoleForAmazonChimeTranscription` (developer guide, "Using live transcription").
 */
export class MeetingTranscription extends pulumi.dynamic.Resource {
  /** The meeting that is transcribed; also this resource's id. */
  declare readonly meetingId: pulumi.Output<string>;
  /** The engine and its settings, as declared. */
  declare readonly transcriptionConfiguration: pulumi.Output<Record<string, unknown>>;
  /** The control-plane region of the meeting. */
  declare readonly region: pulumi.Output<string>;

  constructor(name: string, args: MeetingTranscriptionArgs, opts?: pulumi.CustomResourceOptions) {
    const title = `MeetingTranscription "${name}"`;
    refuseImport(title, opts, "Declare the transcription: a start with other settings changes the one that runs.");
    const { meeting: _meeting, ...rest } = args ?? {};
    const { meetingId, region } = referredMeeting(title, args ?? {});
    const writable = writableProvider(provider);
    const resume = suspendStackTraces();
    try {
      super(
        writable,
        name,
        { stateVersion: undefined, ...rest, meetingId, region, ...secretArgumentsOf(rest) },
        // A meeting has one transcription: the end of the old one after the start of the new one would stop that.
        pulumi.mergeOptions({ deleteBeforeReplace: true }, opts),
        "chime-sdk-meetings",
        "MeetingTranscription",
      );
    } catch (error) {
      throw resume(error);
    }
    resume();
  }
}
