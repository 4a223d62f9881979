import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { retryNotFound } from "../aws/notFound";

/** The known statuses of meetings in this process. Meetings, attendees and transcriptions share them. */
export interface MeetingStatuses {
  /** The service has returned the meeting in this process. */
  markActive(meetingId: string): void;
  /** The service has confirmed that the meeting has ended. */
  markEnded(meetingId: string): void;
  hasEnded(meetingId: string): boolean;
  /**
   * Calls GetMeeting, at most once per meeting and process, unless the status is known. Never throws: where the service cannot be
   * called, it logs why, once, and the meeting counts as active.
   */
  lookUp(chime: ChimeApi, meeting: LookedUpMeeting): Promise<void>;
}

/** A meeting of the state: its id, and its name for messages. */
interface LookedUpMeeting {
  readonly meetingId: string;
  readonly externalMeetingId: string;
  readonly region: string | undefined;
}

export function createMeetingStatuses(log: (text: string) => void): MeetingStatuses {
  /** Whether meetings have ended, by id. */
  const statuses = new Map<string, boolean>();
  const lookups = new Map<string, Promise<void>>();
  /** Without network or credentials, each further call would fail after the same time. */
  let isUnreachable = false;

  async function lookUpOnce(chime: ChimeApi, { meetingId, externalMeetingId, region }: LookedUpMeeting) {
    try {
      await retryNotFound(() => chime.getMeeting({ MeetingId: meetingId }));
      statuses.set(meetingId, false);
    } catch (error) {
      if (isNotFound(error)) {
        statuses.set(meetingId, true);
        return;
      }
      if (isUnreachable) return;
      isUnreachable = true;
      const { message } = toUserError(error, {
        action: "check the status of meeting",
        target: externalMeetingId,
        region,
      });
      log(`${message} Pulumi continues as if meetings that it cannot check were active.`);
    }
  }

  return {
    markActive: (meetingId) => void statuses.set(meetingId, false),
    markEnded: (meetingId) => void statuses.set(meetingId, true),
    hasEnded: (meetingId) => statuses.get(meetingId) === true,
    lookUp(chime, meeting) {
      const { meetingId } = meeting;
      if (statuses.has(meetingId) || isUnreachable) return Promise.resolve();
      const lookup = lookups.get(meetingId) ?? lookUpOnce(chime, meeting);
      lookups.set(meetingId, lookup);
      return lookup;
    },
  };
}
