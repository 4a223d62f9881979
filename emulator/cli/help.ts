import { CHOICES } from "../choices";
import { ADD_PARTICIPANT_USAGE } from "./addParticipantCommand";
import { FLAGS } from "./flags";

const rows = Object.entries(FLAGS).map(([name, { value, meaning }]) => [
  value === undefined ? `--${name}` : `--${name} <${value}>`,
  meaning,
]);
const flags = [...rows, ["-h, --help", "print this help"]]
  .map(([flag = "", meaning = ""]) => `  ${flag.padEnd(30)} ${meaning}`)
  .join("\n");

const choices = Object.entries(CHOICES)
  .map(([name, { answers }]) => `  ${name.padEnd(30)} ${answers.join(" | ")}`)
  .join("\n");

/** What `--help` prints. */
export const HELP = `Usage: chime-sdk-meetings-emulator [options]

An emulator of the Amazon Chime SDK meetings service on this machine, for any AWS SDK.

${flags}

Once ready it prints "listening on http://127.0.0.1:PORT". Point any AWS SDK, or the AWS CLI, there:

  export AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS=http://127.0.0.1:PORT
  export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  aws chime-sdk-meetings create-meeting --client-request-token one --media-region us-east-1 --external-meeting-id room

Region and account come from the signature of each request; the secret is not checked. An access key id of 12 digits
is the account. Control the emulator while it runs:

  POST   /_emulator/clock {"advanceSeconds": 360}   moves the clock; meetings whose time is over end
  POST   /_emulator/reset                           back to the start
  GET    /_emulator/requests                        calls by operation
  GET    /_emulator/meetings                        meetings that have not ended
  GET    /_emulator/meetings/{MeetingId}/media      what the clients of a meeting send and receive
  POST   /_emulator/meetings/{MeetingId}/participants {"externalUserId": "bot", "audio": "tone", "video": "pattern"}
  POST   /_emulator/meetings/{MeetingId}/transcript {"attendeeId": "…", "text": "Hello."}   sends clients a transcript
  GET    /_emulator/client-events                   the latest events that clients have sent
  GET    /_emulator/events                          the latest events, as EventBridge would deliver them
  GET    /_emulator/faults                          faults that wait for calls; POST adds one, DELETE clears them
  POST   /_emulator/meetings/{MeetingId}/attendees/{AttendeeId}/connect      (or /disconnect)

From another terminal, this adds a participant without a browser to a meeting:

  ${ADD_PARTICIPANT_USAGE}

Points that AWS leaves open, for --choice; the first answer is the default, and none was verified against AWS:

${choices}

Examples:
  chime-sdk-meetings-emulator --port 4599
  chime-sdk-meetings-emulator --port 4599 --state meetings.json --quotas --verbose
  chime-sdk-meetings-emulator --active-meetings 5 --choice deleteMissingMeeting=notFound`;
