/** A rule on a string that AWS documents in words, without a trait in the service model. */
export interface DocumentedRule {
  readonly isMet: (value: string) => boolean;
  /** Completes "failed to satisfy constraint:". */
  readonly rule: string;
}

/** API reference, ExternalMeetingId and ExternalUserId; enforced since 2023 (aws/amazon-chime-sdk-js#2601). */
const EXTERNAL_NAME = "[-_&@+=,(){}\\[\\]\\/«».:|'\"#a-zA-Z0-9À-ÿ\\s]*";

const wholeExternalName = new RegExp(`^${EXTERNAL_NAME}$`);

const externalName: DocumentedRule = {
  isMet: (value) => wholeExternalName.test(value),
  rule: `Member must satisfy regular expression pattern: ${EXTERNAL_NAME}`,
};

/** The same pages, for external ids; "Tag Naming and Usage Conventions" for the keys of tags. */
const noReservedPrefix: DocumentedRule = {
  isMet: (value) => !value.toLowerCase().startsWith("aws:"),
  rule: "Member must not begin with 'aws:', which is reserved",
};

/** Rules on members, by `Structure.Member` of the service model. */
export const DOCUMENTED_RULES: Readonly<Record<string, readonly DocumentedRule[]>> = {
  "CreateMeetingRequest.ExternalMeetingId": [externalName, noReservedPrefix],
  "CreateMeetingWithAttendeesRequest.ExternalMeetingId": [externalName, noReservedPrefix],
  "CreateAttendeeRequest.ExternalUserId": [externalName, noReservedPrefix],
  "CreateAttendeeRequestItem.ExternalUserId": [externalName, noReservedPrefix],
  "Tag.Key": [noReservedPrefix],
};
