import { createHash } from "node:crypto";
import type { Members } from "../core/json";
import { attendeesFingerprint, fingerprint } from "./fingerprint";
import type { MeetingInputs } from "./outputs";

/**
 * ClientRequestTokens. The service answers the same token with the same active meeting, so a token must be the same for every
 * attempt at one creation, also from another process after a crash, and another for the creation that replaces a meeting.
 * It is therefore derived: from the resource, its inputs, and the meeting that it replaces, if any.
 */
export interface RequestTokens {
  /** Remembers the meeting that a resource has, so that the creation that replaces it gets a token of its own. */
  remember(bag: Members, meetingId: string): void;
  /** Forgets a meeting that has ended: the next process cannot know of it, and must find what this one may leave behind. */
  forget(bag: Members, meetingId: string): void;
  hasEnded(meetingId: string): boolean;
  /** `instead` names an ended meeting that the usual token still stands for. */
  tokenFor(inputs: MeetingInputs, instead?: string): string;
}

/** What Pulumi calls the organization of every stack that no Pulumi Cloud keeps, but a bucket or a folder. */
export const SELF_MANAGED_ORGANIZATION = "organization";

/**
 * `machine` is a text that tells this machine and folder from others. It counts only for self-managed backends: there, two
 * colleagues or two CI jobs may each have a stack of the same name, which must never share a meeting.
 */
export function createRequestTokens(machine: string): RequestTokens {
  // The engine tells `create` nothing of what it replaces, but calls `diff` before, in the same process.
  const predecessors = new Map<string, string>();
  const ended = new Set<string>();
  return {
    remember({ resourceIdentity }, meetingId) {
      if (typeof resourceIdentity === "string") predecessors.set(resourceIdentity, meetingId);
    },
    forget({ resourceIdentity }, meetingId) {
      if (typeof resourceIdentity === "string") predecessors.delete(resourceIdentity);
      ended.add(meetingId);
    },
    hasEnded: (meetingId) => ended.has(meetingId),
    tokenFor(inputs, instead) {
      const { resourceIdentity = "", attendees, ...rest } = inputs;
      if (inputs.clientRequestToken !== undefined) return inputs.clientRequestToken;
      const parts = [
        resourceIdentity,
        resourceIdentity.startsWith(`${SELF_MANAGED_ORGANIZATION}/`) ? machine : "",
        attendeesFingerprint(attendees),
        fingerprint(rest),
        instead ?? predecessors.get(resourceIdentity) ?? "",
      ];
      return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
    },
  };
}
