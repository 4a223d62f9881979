import type { ChimeApiFor } from "../aws/chimeApi";
import type { Timer } from "../aws/pacer";
import type { ServiceTime } from "../aws/serviceClock";
import type { MeetingStatuses } from "../chime/meetingStatus";
import { createDedupedLogger } from "../lifecycle/dedupedLogger";
import { keepCreated } from "../lifecycle/keepCreated";
import type { ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { adoptMeeting } from "./adoptMeeting";
import { createMeeting } from "./createMeeting";
import { deleteMeeting } from "./deleteMeeting";
import { diff } from "./diff";
import { MAY_HAVE_ENDED_AFTER_MS } from "./lifetime";
import { diffMessage, endedMessage } from "./notices";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { readMeeting } from "./readMeeting";
import { check } from "./schema";
import { updateMeeting } from "./updateMeeting";

/** What the life cycle depends on. */
export interface LifecycleDeps {
  readonly chimeFor: ChimeApiFor;
  readonly timer: Timer;
  readonly serviceTime: ServiceTime;
  /** Shared with the life cycles of attendees and transcriptions. */
  readonly statuses: MeetingStatuses;
  /** Returns a ClientRequestToken that has never been used. */
  readonly newRequestToken: () => string;
  /** Whether `diff` calls GetMeeting for meetings that may have ended. */
  readonly refreshesBeforeUpdate: () => boolean;
  /** Shows the user a message beside the engine's own output. */
  readonly log: (text: string) => void;
}

export type MeetingLifecycle = ResourceLifecycle<MeetingInputs, MeetingOutputs>;

export function createMeetingLifecycle(parts: LifecycleDeps): MeetingLifecycle {
  const { chimeFor, timer, serviceTime, statuses, newRequestToken, log } = parts;
  const notify = createDedupedLogger(log);
  // A refresh calls `diff` as well, with the old inputs: only a `diff` that follows a `check` decides what an update does.
  let hasChecked = false;
  const lifecycle: MeetingLifecycle = {
    check: async (_olds, news) => {
      hasChecked = true;
      return check(news);
    },
    diff: async (id, olds, news) => {
      const now = await serviceTime();
      const compare = () => diff(olds, news, now, statuses.hasEnded(id));
      const planned = compare();
      if (!hasChecked) return planned;
      if (!planned.replaces) await lookUpIfOld(parts, id, olds, now);
      const result = compare();
      notify(id, diffMessage(result, olds, news));
      return result;
    },
    create: async (inputs) => {
      const { region, existingMeetingId, clientRequestToken = newRequestToken() } = inputs;
      return existingMeetingId === undefined
        ? createMeeting(chimeFor(region), inputs, clientRequestToken, await serviceTime(), timer)
        : adoptMeeting(chimeFor(region), inputs, existingMeetingId, timer);
    },
    read: async (id, olds) => {
      const found = await readMeeting(chimeFor(olds.region), id, olds);
      if (found.id === undefined) {
        statuses.markEnded(id);
        notify(id, endedMessage(olds));
      } else {
        statuses.markActive(id);
      }
      return found;
    },
    update: (_id, olds, news) => updateMeeting(chimeFor(olds.region), olds, news, timer),
    delete: async (id, olds) => {
      // A replica ends with its primary meeting.
      const hasEnded = [id, olds.primaryMeetingId].some((meetingId) => meetingId && statuses.hasEnded(meetingId));
      if (!hasEnded) await deleteMeeting(chimeFor(olds.region), id, olds);
    },
  };
  return keepCreated(lifecycle, "meeting", log);
}

/** A younger meeting cannot have ended by itself. The time of creation of an adopted meeting is unknown. */
async function lookUpIfOld(
  { chimeFor, statuses, refreshesBeforeUpdate }: LifecycleDeps,
  meetingId: string,
  { createdAt, externalMeetingId, region }: MeetingOutputs,
  now: number,
): Promise<void> {
  if (!refreshesBeforeUpdate()) return;
  if (createdAt !== undefined && now - Date.parse(createdAt) < MAY_HAVE_ENDED_AFTER_MS) return;
  await statuses.lookUp(chimeFor(region), { meetingId, externalMeetingId, region });
}
