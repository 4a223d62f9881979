import type { ChimeApiFor } from "../aws/chimeApi";
import type { Timer } from "../aws/pacer";
import type { ResourceLifecycle } from "../core/resourceLifecycle";
import { adoptMeeting } from "./adoptMeeting";
import { check } from "./check";
import { createMeeting } from "./createMeeting";
import { deleteMeeting } from "./deleteMeeting";
import { diff } from "./diff";
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
}

export type MeetingLifecycle = ResourceLifecycle<MeetingInputs, MeetingOutputs>;

export function createMeetingLifecycle({ chimeFor, timer, machine }: LifecycleParts): MeetingLifecycle {
  const tokens = createRequestTokens(machine);
  return {
    check: async (_olds, news) => check(news),
    diff: async (id, olds, news) => {
      tokens.remember(news, id);
      return diff(olds, news, timer.now());
    },
    create: (inputs) => {
      const { region, existingMeetingId } = inputs;
      return existingMeetingId === undefined
        ? createMeeting(chimeFor(region), inputs, tokens.tokenFor(inputs), timer)
        : adoptMeeting(chimeFor(region), inputs, existingMeetingId, timer);
    },
    read: (id, olds) => {
      tokens.remember(olds, id);
      return readMeeting(chimeFor(olds.region), id, olds);
    },
    update: (_id, olds, news) => updateMeeting(chimeFor(olds.region), olds, news, timer),
    delete: (id, olds) => deleteMeeting(chimeFor(olds.region), id, olds),
  };
}
