import type { ChimeApiFor } from "../aws/chimeApi";
import type { ResourceLifecycle } from "../core/resourceLifecycle";
import { capabilityDifferences } from "../meeting/drift";
import { createNotices } from "../meeting/notices";
import { createAdmissions } from "./admission";
import { correctAttendee } from "./correctAttendee";
import { createAttendee } from "./createAttendee";
import { deleteAttendee } from "./deleteAttendee";
import { diff } from "./diff";
import type { AttendeeInputs, AttendeeOutputs } from "./outputs";
import { readAttendee } from "./readAttendee";
import { check } from "./schema";

/** What the life cycle needs from outside. */
export interface AttendeeLifecycleParts {
  readonly chimeFor: ChimeApiFor;
  /** Tells the user something beside the engine's own output. */
  readonly say: (text: string) => void;
}

export type AttendeeLifecycle = ResourceLifecycle<AttendeeInputs, AttendeeOutputs>;

export function createAttendeeLifecycle({ chimeFor, say }: AttendeeLifecycleParts): AttendeeLifecycle {
  const notify = createNotices(say);
  const admissionTo = createAdmissions();
  return {
    check: async (_olds, news) => check(news),
    diff: async (id, olds, news) => {
      const result = diff(olds, news);
      notify(id, result.changes ? describeDrift(olds, news) : undefined);
      return result;
    },
    create: async (inputs) => {
      const chime = chimeFor(inputs.region);
      return createAttendee(chime, inputs, admissionTo(chime, inputs.meetingId));
    },
    read: async (id, olds) => readAttendee(chimeFor(olds.region), id, olds),
    update: async (_id, olds, news) => ({ outs: await correctAttendee(chimeFor(olds.region), olds, news) }),
    delete: async (id, olds) => deleteAttendee(chimeFor(olds.region), id, olds),
  };
}

/** For the user, who otherwise sees an update that changes no argument. */
function describeDrift(olds: AttendeeOutputs, { capabilities }: AttendeeInputs): string {
  const found = capabilityDifferences(capabilities ?? {}, olds.capabilities ?? {}).join(" and ");
  return `Attendee "${olds.externalUserId}" of meeting "${olds.meetingId}" has ${found}. The update repairs this in place.`;
}
