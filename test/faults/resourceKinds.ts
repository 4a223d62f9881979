import { isDeepStrictEqual } from "node:util";
import type { Emulator, MeetingSummary } from "../../emulator";
import type { DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { repairsFor } from "../../provider/core/meeting/repairs";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { Kind, StoredResource } from "../support/fakeEngine";

/** How the scenarios look at the resources of one kind. */
export interface ResourceKind {
  /** The name of the resource in the programs. */
  readonly name: string;
  /** The ids, in the form of the state, of the resources of this kind in a meeting of the emulator. */
  idsIn(meeting: MeetingSummary): string[];
  /** Whether the resource in the state is complete. */
  isWhole(resource: StoredResource): boolean;
  /** The attendees that the inputs declare. */
  declaredAttendees(resource: StoredResource): readonly DeclaredAttendee[];
  /** The join tokens in the outputs. */
  joinTokens(resource: StoredResource): readonly (string | undefined)[];
  /** The name of the secret output. */
  readonly secret?: string;
}

/** The attendee who is in the meeting of the other stack already. */
export const HOST = "host";

export const RESOURCE_KINDS: Readonly<Record<Kind, ResourceKind>> = {
  meeting: {
    name: "standup",
    idsIn: ({ meetingId }) => [meetingId],
    isWhole: (resource) => {
      const { attendees } = resource.outputs as MeetingOutputs;
      return repairsFor((resource.inputs as MeetingInputs).attendees, attendees).missing.length === 0;
    },
    declaredAttendees: ({ inputs }) => (inputs as MeetingInputs).attendees,
    joinTokens: ({ outputs }) => (outputs as MeetingOutputs).attendees.map(({ joinToken }) => joinToken),
    secret: "attendees",
  },
  attendee: {
    name: "guest",
    idsIn: ({ meetingId, attendees }) =>
      attendees.filter(isNotHost).map(({ attendeeId }) => `${meetingId}/${attendeeId}`),
    isWhole: () => true,
    declaredAttendees: ({ inputs }) => [inputs as unknown as DeclaredAttendee],
    joinTokens: ({ outputs }) => [outputs["joinToken"] as string | undefined],
    secret: "joinToken",
  },
  transcription: {
    name: "captions",
    idsIn: ({ meetingId, isTranscribed }) => (isTranscribed ? [meetingId] : []),
    isWhole: () => true,
    declaredAttendees: () => [],
    joinTokens: () => [],
  },
};

/** Whether all declared attendees are in a meeting of the emulator, with the declared capabilities. */
export function isAsDeclared(emulator: Emulator, resource: StoredResource): boolean {
  const present = emulator.meetings().flatMap(({ attendees }) => attendees);
  const declared = RESOURCE_KINDS[resource.kind].declaredAttendees(resource);
  return declared.every(({ externalUserId, capabilities }) =>
    present.some(
      (one) =>
        one.externalUserId === externalUserId &&
        (capabilities === undefined || isDeepStrictEqual(one.capabilities, pascalCaseKeys(capabilities))),
    ),
  );
}

function isNotHost({ externalUserId }: { readonly externalUserId: string }): boolean {
  return externalUserId !== HOST;
}
