import type { ChimeApiFor } from "../aws/chimeApi";
import type { Timer } from "../aws/pacer";
import { capabilityDifferences } from "../chime/attendees";
import type { MeetingStatuses } from "../chime/meetingStatus";
import { createDedupedLogger } from "../lifecycle/dedupedLogger";
import { keepCreated } from "../lifecycle/keepCreated";
import type { ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { createAttendeeBatchers } from "./attendeeBatcher";
import { createAttendee } from "./createAttendee";
import { deleteAttendee } from "./deleteAttendee";
import { diff } from "./diff";
import { type AttendeeInputs, type AttendeeOutputs, fromResourceId } from "./outputs";
import { readAttendee } from "./readAttendee";
import { check } from "./schema";
import { updateAttendee } from "./updateAttendee";

/** What the life cycle depends on. */
export interface AttendeeLifecycleDeps {
  readonly chimeFor: ChimeApiFor;
  readonly timer: Timer;
  /** Shared with the life cycle of meetings. */
  readonly statuses: MeetingStatuses;
  /** Shows the user a message beside the engine's own output. */
  readonly log: (text: string) => void;
}

export type AttendeeLifecycle = ResourceLifecycle<AttendeeInputs, AttendeeOutputs>;

export function createAttendeeLifecycle({ chimeFor, timer, statuses, log }: AttendeeLifecycleDeps): AttendeeLifecycle {
  const notify = createDedupedLogger(log);
  const batcherFor = createAttendeeBatchers();
  // A refresh calls `diff` as well, with the old inputs: only a `diff` that follows a `check` decides what an update does.
  let hasChecked = false;
  const lifecycle: AttendeeLifecycle = {
    check: async (_olds, news) => {
      hasChecked = true;
      return check(news);
    },
    diff: async (id, olds, news) => {
      const result = diff(olds, news);
      if (hasChecked) notify(id, result.changes ? describeDrift(olds, news) : undefined);
      return result;
    },
    create: async (inputs) => {
      const chime = chimeFor(inputs.region);
      return createAttendee(chime, inputs, batcherFor(chime, inputs.meetingId), timer);
    },
    read: async (id, olds) => readAttendee(chimeFor(olds.region), id, olds),
    update: async (_id, olds, news) => ({ outs: await updateAttendee(chimeFor(olds.region), olds, news) }),
    delete: async (id, olds) => {
      if (!statuses.hasEnded(fromResourceId(id).meetingId)) await deleteAttendee(chimeFor(olds.region), id, olds);
    },
  };
  return keepCreated(lifecycle, "attendee", log);
}

/** Without it, the user sees an update that changes no argument. */
function describeDrift(olds: AttendeeOutputs, { capabilities }: AttendeeInputs): string {
  const found = capabilityDifferences(capabilities ?? {}, olds.capabilities ?? {}).join(" and ");
  return `Attendee "${olds.externalUserId}" of meeting "${olds.meetingId}" has ${found}. This update fixes it in place.`;
}
