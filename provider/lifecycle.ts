import { adoptMeeting } from "./adoptMeeting";
import { type CheckResult, check } from "./check";
import type { ChimeApiFor } from "./chimeApi";
import { createMeeting } from "./createMeeting";
import { deleteMeeting } from "./deleteMeeting";
import { type DiffResult, diff } from "./diff";
import { describeDrift, driftOf } from "./drift";
import type { Members } from "./json";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import type { Timer } from "./pacer";
import { type ReadResult, readMeeting } from "./readMeeting";
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

/** The six methods of the resource. `read` and `delete` get what the state remembers, or what `Meeting.get` was given. */
export interface MeetingLifecycle {
  check(olds: Members, news: Members): Promise<CheckResult>;
  diff(id: string, olds: MeetingOutputs, news: MeetingInputs): Promise<DiffResult>;
  create(inputs: MeetingInputs): Promise<{ id: string; outs: MeetingOutputs }>;
  read(id: string, olds: Partial<MeetingOutputs>): Promise<ReadResult>;
  update(id: string, olds: MeetingOutputs, news: MeetingInputs): Promise<{ outs: MeetingOutputs }>;
  delete(id: string, olds: Partial<MeetingOutputs>): Promise<void>;
}

export function createMeetingLifecycle({ chimeFor, timer, machine, say }: LifecycleParts): MeetingLifecycle {
  const tokens = createRequestTokens(machine);
  const sayDrift = createDriftReport(say);
  return {
    check: async (_olds, news) => check(news),
    diff: async (id, olds, news) => {
      tokens.remember(news, id);
      const result = diff(olds, news, timer.now());
      if (result.changes && !result.replaces) sayDrift(id, olds, news);
      return result;
    },
    create: (inputs) => {
      const { region, existingMeetingId } = inputs;
      return existingMeetingId === undefined
        ? createMeeting(chimeFor(region), inputs, tokens.tokenFor(inputs), timer)
        : adoptMeeting(chimeFor(region), inputs, existingMeetingId, timer);
    },
    read: async (id, olds) => {
      const found = await readMeeting(chimeFor(olds.region), id, olds);
      if (found.id === undefined) tokens.forget(olds);
      return found;
    },
    update: (_id, olds, news) => updateMeeting(chimeFor(olds.region), olds, news, timer),
    delete: (id, olds) => deleteMeeting(chimeFor(olds.region), id, olds),
  };
}

/** A refresh within an `up` has diff called twice: the same is said once. */
function createDriftReport(say: LifecycleParts["say"]) {
  const said = new Map<string, string>();
  return (id: string, olds: MeetingOutputs, news: MeetingInputs) => {
    const text = describeDrift(news.externalMeetingId, driftOf(olds, news));
    if (said.get(id) === text) return;
    said.set(id, text);
    say(text);
  };
}
