import type { ChimeApiFor } from "../aws/chimeApi";
import type { Timer } from "../aws/pacer";
import type { ResourceLifecycle } from "../core/resourceLifecycle";
import { adoptMeeting } from "./adoptMeeting";
import { check } from "./check";
import { createMeeting } from "./createMeeting";
import { deleteMeeting } from "./deleteMeeting";
import { diff } from "./diff";
import { createNotices, noticeOfDiff, noticeOfEnd } from "./notices";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { readMeeting } from "./readMeeting";
import { createRequestTokens } from "./requestToken";
import { updateMeeting } from "./updateMeeting";

/** What the life cycle needs from outside. */
export interface LifecycleParts {
  readonly chimeFor: ChimeApiFor;
  readonly timer: Timer;
  /** Tells this machine and folder from others; see requestToken.ts. */
  readonly machine: string;
  /** Tells the user something beside the engine's own output. */
  readonly say: (text: string) => void;
}

export type MeetingLifecycle = ResourceLifecycle<MeetingInputs, MeetingOutputs>;

export function createMeetingLifecycle({ chimeFor, timer, machine, say }: LifecycleParts): MeetingLifecycle {
  const tokens = createRequestTokens(machine);
  const notify = createNotices(say);
  return {
    check: async (_olds, news) => check(news),
    diff: async (id, olds, news) => {
      tokens.remember(news, id);
      const result = diff(olds, news, timer.now());
      notify(id, noticeOfDiff(result, olds, news));
      return result;
    },
    create: (inputs) => {
      const { region, existingMeetingId } = inputs;
      return existingMeetingId === undefined
        ? createMeeting(chimeFor(region), inputs, tokens, timer)
        : adoptMeeting(chimeFor(region), inputs, existingMeetingId, timer);
    },
    read: async (id, olds) => {
      const found = await readMeeting(chimeFor(olds.region), id, olds);
      if (found.id === undefined) {
        tokens.forget(olds, id);
        notify(id, noticeOfEnd(olds));
      }
      return found;
    },
    update: (_id, olds, news) => updateMeeting(chimeFor(olds.region), olds, news, timer),
    delete: (id, olds) => deleteMeeting(chimeFor(olds.region), id, olds),
  };
}
