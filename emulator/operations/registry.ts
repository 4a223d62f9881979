import { createMeeting } from "./createMeeting";
import { createMeetingWithAttendees } from "./createMeetingWithAttendees";
import { deleteMeeting } from "./deleteMeeting";
import { getMeeting } from "./getMeeting";
import { listAttendees } from "./listAttendees";
import { listTagsForResource } from "./listTagsForResource";
import type { Operation } from "./operation";
import { tagResource } from "./tagResource";
import { untagResource } from "./untagResource";

/** The operations that the emulator has, by their AWS names. Any other is answered as not emulated. */
export const operations = {
  CreateMeeting: createMeeting,
  CreateMeetingWithAttendees: createMeetingWithAttendees,
  DeleteMeeting: deleteMeeting,
  GetMeeting: getMeeting,
  ListAttendees: listAttendees,
  ListTagsForResource: listTagsForResource,
  TagResource: tagResource,
  UntagResource: untagResource,
};

export type OperationName = keyof typeof operations;

/** The operation of this name, taking whatever input its constraints let through. */
export function operationNamed(name: string): Operation<unknown, unknown> | undefined {
  return Object.hasOwn(operations, name)
    ? (operations[name as OperationName] as Operation<unknown, unknown>)
    : undefined;
}
