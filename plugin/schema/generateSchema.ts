import { ATTENDEE_SCHEMA } from "../../provider/core/attendee/schema";
import { MEETING_FIELDS } from "../../provider/core/chime/joinInfo";
import { MEETING_SCHEMA } from "../../provider/core/meeting/schema";
import type { PropertyRule } from "../../provider/core/rules/propertyRule";
import { TRANSCRIPTION_SCHEMA } from "../../provider/core/transcription/schema";
import { CONFIGURATION_RULES } from "../configuration";
import { PLAIN_ARGUMENTS } from "../construct/standingRoomArguments";
import { STANDING_ROOM_RULES } from "./componentRules";
import type { Declarations } from "./declarations";
import { CONFIGURATION_DOCSTRINGS } from "./docstrings";
import { type ObjectType, SchemaTypes, token } from "./schemaTypes";

/** A resource: its class, the interface of its arguments, and the table of their rules. */
const RESOURCES = [
  { name: "Meeting", argsName: "MeetingArgs", rules: MEETING_SCHEMA },
  { name: "MeetingAttendee", argsName: "AttendeeOwnArgs", rules: ATTENDEE_SCHEMA },
  { name: "MeetingTranscription", argsName: "TranscriptionOwnArgs", rules: TRANSCRIPTION_SCHEMA },
] as const;

/** Outputs that `joinInfo` needs. Clients know the others, if they are given. */
const NEEDED_TO_JOIN = ["meetingId", "mediaPlacement", "attendees"];

/** What `package.json` contributes. */
export interface Manifest {
  readonly version: string;
  readonly repository?: string | { readonly url: string };
}

/** The Pulumi schema of the package, from the tables of rules and the docstrings of the provider. */
export function generateSchema(declarations: Declarations, { version, repository }: Manifest) {
  const schemaTypes = new SchemaTypes(declarations);
  const resources = RESOURCES.map(({ name, argsName, rules }) => [
    token(name),
    resource(schemaTypes, name, argsName, rules),
  ]);
  const components = [[token("StandingRoom"), standingRoom(schemaTypes)]];
  const configuration = Object.fromEntries(
    CONFIGURATION_RULES.map(({ path, type }) => [path, { type, description: CONFIGURATION_DOCSTRINGS[path] }]),
  );
  return {
    name: "chime-sdk-meetings",
    displayName: "Amazon Chime SDK meetings",
    version,
    description: "Amazon Chime SDK meetings as Pulumi resources",
    keywords: ["pulumi", "category/cloud", "amazon-chime-sdk", "chime", "meetings", "aws"],
    license: "Apache-2.0",
    ...linkTo(repository),
    // The SDKs carry this version, and the Go SDK is a module of its own.
    meta: { supportPack: true },
    config: { variables: configuration },
    provider: { inputProperties: configuration },
    resources: Object.fromEntries([...resources, ...components]),
    functions: functions(schemaTypes),
    types: schemaTypes.types,
    language: {
      python: { packageName: "pulumi_chime_sdk_meetings", respectSchemaVersion: true, pyproject: { enabled: true } },
      go: { respectSchemaVersion: true },
    },
  };
}

/** The web address of the repository, of which Pulumi makes the import path of the Go SDK. Without one, the path begins with example.com. */
function linkTo(repository: Manifest["repository"]) {
  const url = typeof repository === "object" ? repository.url : repository;
  return url === undefined ? {} : { repository: url.replace(/^git\+/, "").replace(/\.git$/, "") };
}

function resource(schemaTypes: SchemaTypes, name: string, argsName: string, rules: readonly PropertyRule[]) {
  const inputs = schemaTypes.argumentsOf(rules, "", argsName, name);
  const { description, properties, required } = schemaTypes.outputsOf(name);
  return {
    description,
    properties,
    required,
    inputProperties: inputs.properties,
    requiredInputs: inputs.required,
    // What the static `get` takes besides the id.
    stateInputs: { type: "object", properties: { region: inputs.properties["region"] } },
    aliases: [{ type: `pulumi-nodejs:dynamic/chime-sdk-meetings:${name}` }],
  };
}

function standingRoom(schemaTypes: SchemaTypes) {
  const inputs = schemaTypes.argumentsOf(STANDING_ROOM_RULES, "", "StandingRoomArgs", "StandingRoom");
  const inputProperties = Object.entries(inputs.properties).map(([name, property]) => [
    name,
    PLAIN_ARGUMENTS.includes(name) ? { ...property, plain: true } : property,
  ]);
  const { description, properties, required } = schemaTypes.outputsOf("StandingRoom");
  return {
    isComponent: true,
    description,
    properties,
    required,
    inputProperties: Object.fromEntries(inputProperties),
    requiredInputs: inputs.required,
  };
}

function functions(schemaTypes: SchemaTypes) {
  const lookupArgs = lookupArguments(schemaTypes);
  const listed = schemaTypes.outputsOf("ListAttendeesOutputResult");
  return {
    [token("getMeeting")]: {
      description:
        "Looks up an active meeting, of this stack or of another one, by one GetMeeting. It does not change or adopt the meeting.",
      inputs: lookupArgs,
      outputs: { type: "object", ...schemaTypes.outputsOf("GetMeetingResult") },
    },
    [token("listAttendees")]: {
      description:
        "Secret. Lists the attendees of an active meeting, whoever created them, by one ListAttendees for each 100.",
      inputs: lookupArgs,
      outputs: { type: "object", ...listed, properties: { attendees: { ...attendeeList(listed), secret: true } } },
    },
    [token("joinInfo")]: {
      description:
        "Secret. The `{ Meeting, Attendee }` that a client of amazon-chime-sdk-js takes, for one attendee of a meeting. Makes no call.",
      inputs: {
        type: "object",
        properties: {
          meeting: {
            ...schemaTypes.refer("JoinableMeeting", () => joinableMeeting(schemaTypes)),
            description: "The outputs of a `Meeting`, or the result of `getMeeting` with attendees.",
          },
          externalUserId: { type: "string", description: "The `externalUserId` of one of the attendees." },
        },
        required: ["meeting", "externalUserId"],
      },
      outputs: {
        type: "object",
        properties: {
          joinInfo: {
            type: "object",
            additionalProperties: { $ref: "pulumi.json#/Any" },
            description: "Secret. Its members `Meeting` and `Attendee` have the names of the API.",
            secret: true,
          },
        },
        required: ["joinInfo"],
      },
    },
  };
}

function lookupArguments(schemaTypes: SchemaTypes) {
  const { properties, required } = schemaTypes.outputsOf("GetMeetingArgs");
  const region = {
    type: "string",
    description:
      "The control-plane Region that created the meeting. Default: the provider's configuration `region`, then the AWS SDK's chain.",
  };
  return { type: "object", properties: { ...properties, region }, required };
}

function attendeeList({ properties }: ObjectType) {
  return properties["attendees"] ?? {};
}

/** The outputs of a Meeting of which join information consists. */
function joinableMeeting(schemaTypes: SchemaTypes): ObjectType {
  const { properties } = schemaTypes.outputsOf("Meeting");
  const names = [...MEETING_FIELDS, "attendees"];
  const picked = names.map((name) => {
    const { secret: _secret, ...property } = properties[name] ?? {};
    return [name, property] as const;
  });
  return {
    description: "The outputs of a `Meeting` of which join information consists.",
    properties: Object.fromEntries(picked),
    required: NEEDED_TO_JOIN,
  };
}
