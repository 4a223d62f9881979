import * as pulumi from "@pulumi/pulumi";
import { suspendStackTraces } from "../program/suspendStackTraces";
import { referredMeeting } from "./meetingReference";
import { isOfType, refuseImport, secretArgumentsOf } from "./registration";
import { serializableProvider } from "./serializableProvider";
import type { MeetingTranscriptionArgs, TranscriptionConfigurationArgs } from "./transcriptionArgs";

import provider = require("./transcriptionProvider");

/**
 * The live transcription of a meeting: clients in the meeting receive the speech as text while this resource exists.
 *
 * The service does not return whether a transcription is active or how it is configured. So `pulumi refresh` checks only that the
 * meeting is active. To restart a transcription that was stopped or changed outside of Pulumi, run `pulumi up --replace <urn>`.
 * The service does not reject settings that Amazon Transcribe rejects: the clients then receive the event TranscriptFailed.
 * `pulumi preview` rejects what is documented.
 *
 * Any change stops the transcription and starts another one. Your account needs the service-linked role
 * `AWSServiceRoleForAmazonChimeTranscription` (developer guide, "Using live transcription").
 */
export class MeetingTranscription extends pulumi.dynamic.Resource {
  /** The id of the meeting, which is also the id of this resource. */
  declare readonly meetingId: pulumi.Output<string>;
  /** The engine and its settings, as declared. */
  declare readonly transcriptionConfiguration: pulumi.Output<pulumi.Unwrap<TranscriptionConfigurationArgs>>;
  /** The control-plane region of the meeting. */
  declare readonly region: pulumi.Output<string>;

  /**
   * Reads the transcription of the meeting with this id. Pulumi neither changes nor stops it. The service does not return whether
   * a transcription is active or how it is configured, so `transcriptionConfiguration` has no value. `region` is the
   * control-plane Region that created the meeting, by default that of the AWS SDK's chain. Fails where the meeting has ended.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: { region?: pulumi.Input<string> },
    opts?: pulumi.CustomResourceOptions,
  ): MeetingTranscription {
    return new MeetingTranscription(name, (state ?? {}) as MeetingTranscriptionArgs, { ...opts, id });
  }

  /** Whether the value is a MeetingTranscription, also of another copy of this package. */
  static override isInstance(obj: unknown): obj is MeetingTranscription {
    return isOfType(obj, "MeetingTranscription");
  }

  constructor(name: string, args: MeetingTranscriptionArgs, opts?: pulumi.CustomResourceOptions) {
    const title = `MeetingTranscription "${name}"`;
    refuseImport(title, opts, "Declare the transcription: a start with other settings changes the one that runs.");
    const { meeting: _meeting, ...rest } = args ?? {};
    const { meetingId, region } = referredMeeting(title, args ?? {});
    const writable = serializableProvider(provider);
    const resume = suspendStackTraces();
    try {
      super(
        writable,
        name,
        { stateVersion: undefined, ...rest, meetingId, region, ...secretArgumentsOf(rest) },
        // A meeting has one transcription: stopping the old one after starting the new one would stop the new one.
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
