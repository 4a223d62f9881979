/*
 * Docstrings where those of the classes for TypeScript programs do not fit, by the path of the property in schema.json.
 */

const REGION_OF_MEETING =
  "The control-plane Region that created the meeting. Default: the provider's configuration `region`, then the AWS SDK's default " +
  "chain. A change replaces the resource.";

const MEETING_ID =
  "The id of an active meeting: a UUID, such as the `meetingId` of a `Meeting`. A change replaces the resource.";

/** Of resources and their arguments. */
export const DOCSTRINGS: Readonly<Record<string, string>> = {
  "Meeting.region":
    "The control-plane Region. Only the Region that created a meeting can read and delete it, so the state keeps it. Default: the " +
    "provider's configuration `region`, then the AWS SDK's default chain (AWS_REGION, the profile). A change replaces the meeting.",
  "Meeting.clientRequestToken":
    "An idempotency token: AWS returns the same active meeting for the same token. Default: a random token per creation, which " +
    "retries repeat. With the option `deleteBeforeReplace`, a replacement with the same token is a new meeting. 2 to 64 characters " +
    "of `-_a-zA-Z0-9` (service model). A change replaces the meeting.",
  "MeetingAttendee.meetingId": MEETING_ID,
  "MeetingAttendee.region": REGION_OF_MEETING,
  "MeetingTranscription.meetingId": MEETING_ID,
  "MeetingTranscription.region": REGION_OF_MEETING,
  TranscriptionConfiguration: "The settings of exactly one of the two engines.",
  "TranscriptionConfiguration.engineTranscribeSettings": "Amazon Transcribe.",
  "TranscriptionConfiguration.engineTranscribeMedicalSettings": "Amazon Transcribe Medical.",
};

/** Of the configuration of the provider. */
export const CONFIGURATION_DOCSTRINGS: Readonly<Record<string, string>> = {
  region: "The control-plane Region of resources that declare none. Default: that of the AWS SDK's default chain.",
  profile:
    "A profile of the AWS configuration files, for credentials and, without `region`, the Region. Default: the AWS SDK's default chain.",
  endpoint:
    "The URL of the service, such as that of an emulator. Default: AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS, else the endpoint of AWS.",
  refreshBeforeUpdate:
    "Whether Pulumi reads each meeting before it previews, updates or destroys it, so that a plain `pulumi up` notices a meeting that " +
    "has ended. It costs two calls per meeting and operation, three where tags are declared. Default: true.",
};
