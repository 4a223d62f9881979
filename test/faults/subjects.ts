import { isDeepStrictEqual } from "node:util";
import type { Emulator, MeetingSummary } from "../../emulator";
import type { DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { repairsFor } from "../../provider/core/meeting/repairs";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { Kind, StoredResource } from "../support/fakeEngine";

/** What the stories of one kind are about. */
export interface Subject {
  /** Its name in the programs. */
  readonly name: string;
  /** The ids, as in a state, of what a meeting at the emulator has of this kind. */
  idsIn(meeting: MeetingSummary): string[];
  /** Whether the state says that it is as declared. */
  isWhole(resource: StoredResource): boolean;
  /** The attendees that it declares. */
  declaredAttendees(resource: StoredResource): readonly DeclaredAttendee[];
  /** The credentials among its outputs. */
  joinTokens(resource: StoredResource): readonly (string | undefined)[];
  /** The output that the engine encrypts. */
  readonly secret?: string;
}

/** Who is in the meeting of another stack before this one comes. */
export const HOST = "host";

export const SUBJECTS: Readonly<Record<Kind, Subject>> = {
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

/** Whether all attendees that it declares are in a meeting, with the declared capabilities. */
export function isAsDeclared(emulator: Emulator, resource: StoredResource): boolean {
  const present = emulator.meetings().flatMap(({ attendees }) => attendees);
  const declared = SUBJECTS[resource.kind].declaredAttendees(resource);
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
