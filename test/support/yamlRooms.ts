/** What a YAML program declares: the arguments of each resource by its name, in JSON, which is YAML as well. */
export interface YamlProgram {
  readonly resources: Readonly<Record<string, YamlResource>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface YamlResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** The Pulumi.yaml of a program. */
export function yamlProject(program: YamlProgram): string {
  return JSON.stringify({ name: "program", runtime: "yaml", ...program });
}

/** An expression of YAML programs: a resource, as an option takes it. */
export const referTo = (resource: string) => `\${${resource}}`;

/** An expression of YAML programs: an output of a resource. */
export const outputOf = (resource: string, output: string) => `\${${resource}.${output}}`;

/** Stack outputs with the names of a resource's. */
export const outputsOf = (resource: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, outputOf(resource, name)]));

export const meetingOf = (properties: YamlResource["properties"] = {}): YamlResource => ({
  type: "chime-sdk-meetings:Meeting",
  properties: {
    externalMeetingId: "standup",
    mediaRegion: "eu-central-1",
    attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
    tags: { team: "video" },
    ...properties,
  },
});

/** An attendee of the meeting `standup` of the same program. */
export const guestOf = (): YamlResource => ({
  type: "chime-sdk-meetings:MeetingAttendee",
  properties: { meetingId: outputOf("standup", "meetingId"), externalUserId: "guest" },
});

/** The transcription of the meeting `standup` of the same program. */
export const captionsOf = (): YamlResource => ({
  type: "chime-sdk-meetings:MeetingTranscription",
  properties: {
    meetingId: outputOf("standup", "meetingId"),
    transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "en-US" } },
  },
});
