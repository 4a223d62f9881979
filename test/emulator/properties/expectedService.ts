/** A small model of what meetings do, written apart from the emulator, for random sequences to be compared with it. */
export interface ExpectedMeeting {
  readonly meetingId: string;
  readonly token: string;
  readonly isReplica: boolean;
  readonly primaryId: string | undefined;
  readonly createdAt: number;
  /** Since when nobody has been connected. */
  emptySince: number;
  /** By external user id. */
  readonly attendees: Map<string, ExpectedAttendee>;
}

export interface ExpectedAttendee {
  readonly attendeeId: string;
  readonly joinToken: string;
  isConnected: boolean;
}

const FIVE_MINUTES = 300;
const A_DAY = 86_400;

export class ExpectedService {
  /** Seconds since the start. */
  now = 0;
  readonly everyJoinToken = new Set<string>();
  #meetings: ExpectedMeeting[] = [];

  /** The meetings that go on, in the order of their creation. */
  get meetings(): readonly ExpectedMeeting[] {
    return this.#meetings;
  }

  open(meetingId: string, token: string, primaryId: string | undefined): ExpectedMeeting {
    const meeting = {
      ...{ meetingId, token, primaryId, isReplica: primaryId !== undefined },
      ...{ createdAt: this.now, emptySince: this.now, attendees: new Map<string, ExpectedAttendee>() },
    };
    this.#meetings.push(meeting);
    return meeting;
  }

  admit(meeting: ExpectedMeeting, user: string, attendeeId: string, joinToken: string): void {
    meeting.attendees.set(user, { attendeeId, joinToken, isConnected: false });
  }

  leave(meeting: ExpectedMeeting, attendee: ExpectedAttendee): void {
    if (!attendee.isConnected) return;
    attendee.isConnected = false;
    if (![...meeting.attendees.values()].some(({ isConnected }) => isConnected)) meeting.emptySince = this.now;
  }

  end(meetingId: string): void {
    this.#meetings = this.#meetings.filter((one) => one.meetingId !== meetingId && one.primaryId !== meetingId);
  }

  /** Second by second would be too slow, and is not needed: nothing happens in between. */
  pass(seconds: number): void {
    this.now += seconds;
    for (const meeting of this.#meetings) if (this.#isOver(meeting)) this.end(meeting.meetingId);
  }

  #isOver({ isReplica, createdAt, emptySince, attendees }: ExpectedMeeting): boolean {
    if (isReplica) return false;
    if (this.now - createdAt >= A_DAY) return true;
    const isEmpty = ![...attendees.values()].some(({ isConnected }) => isConnected);
    return isEmpty && this.now - emptySince >= FIVE_MINUTES;
  }
}
