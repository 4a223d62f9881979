import { batchCreateAttendee } from "./batchCreateAttendee";
import { batchUpdateAttendeeCapabilitiesExcept } from "./batchUpdateAttendeeCapabilitiesExcept";
import { createAttendee } from "./createAttendee";
import { createMeeting } from "./createMeeting";
import { createMeetingWithAttendees } from "./createMeetingWithAttendees";
import { deleteAttendee } from "./deleteAttendee";
import { deleteMeeting } from "./deleteMeeting";
import { getAttendee } from "./getAttendee";
import { getMeeting } from "./getMeeting";
import { listAttendees } from "./listAttendees";
import { listTagsForResource } from "./listTagsForResource";
import type { Operation } from "./operation";
import { startMeetingTranscription } from "./startMeetingTranscription";
import { stopMeetingTranscription } from "./stopMeetingTranscription";
import { tagResource } from "./tagResource";
import { untagResource } from "./untagResource";
import { updateAttendeeCapabilities } from "./updateAttendeeCapabilities";

/** The operations that the emulator has, by their AWS names. Any other is answered as not emulated. */
export const operations = {
  BatchCreateAttendee: batchCreateAttendee,
  BatchUpdateAttendeeCapabilitiesExcept: batchUpdateAttendeeCapabilitiesExcept,
  CreateAttendee: createAttendee,
  CreateMeeting: createMeeting,
  CreateMeetingWithAttendees: createMeetingWithAttendees,
  DeleteAttendee: deleteAttendee,
  DeleteMeeting: deleteMeeting,
  GetAttendee: getAttendee,
  GetMeeting: getMeeting,
  ListAttendees: listAttendees,
  ListTagsForResource: listTagsForResource,
  StartMeetingTranscription: startMeetingTranscription,
  StopMeetingTranscription: stopMeetingTranscription,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAttendeeCapabilities: updateAttendeeCapabilities,
};

type OperationName = keyof typeof operations;

/** The operation of this name, taking whatever input its constraints let through. */
export function operationNamed(name: string): Operation<unknown, unknown> | undefined {
  return Object.hasOwn(operations, name)
    ? (operations[name as OperationName] as Operation<unknown, unknown>)
    : undefined;
}
