import type { Attendee, CreateMeetingRequest } from "@aws-sdk/client-chime-sdk-meetings";
import type { ActionService, ListedAttendee } from "../../standing-room/handler/actions/actionService";
import type { MeetingService } from "../../standing-room/handler/meetingService";

/** What AWS leaves open about a ClientRequestToken. The protocol must be right under each. */
export const TOKEN_MEMORIES = ["while the meeting lives", "always", "not at all"] as const;
export type TokenMemory = (typeof TOKEN_MEMORIES)[number];

const ALL = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" } as const;

interface ModelMeeting {
  readonly id: string;
  readonly token: string | undefined;
  readonly attendees: Set<string>;
  isActive: boolean;
}

/** The service reduced to what the protocol depends on. It notices by itself when a room is split. */
export class ModelService implements MeetingService, ActionService {
  readonly meetings: ModelMeeting[] = [];
  /** Each time somebody was admitted to one meeting while another one with people in it lived. */
  readonly splits: string[] = [];
  readonly #memory: TokenMemory;

  constructor(memory: TokenMemory) {
    this.#memory = memory;
  }

  async createMeeting({ ClientRequestToken }: CreateMeetingRequest) {
    const known = this.meetings.find(
      ({ token, isActive }) => token === ClientRequestToken && this.#remembers(isActive),
    );
    const meeting = known ?? this.#create(ClientRequestToken);
    return { MeetingId: meeting.id, MediaPlacement: {} };
  }

  async isActive(meetingId: string) {
    return this.#find(meetingId)?.isActive ?? false;
  }

  async createAttendee(meetingId: string, externalUserId: string): Promise<Attendee | undefined> {
    const meeting = this.#find(meetingId);
    if (!meeting?.isActive) return undefined;
    const other = this.meetings.find((each) => each !== meeting && each.isActive && each.attendees.size > 0);
    if (other) this.splits.push(`${externalUserId} joined ${meetingId} while ${other.id} lived`);
    meeting.attendees.add(externalUserId);
    return { AttendeeId: `${meetingId}/${externalUserId}`, ExternalUserId: externalUserId };
  }

  async updateCapabilities(): Promise<Attendee | undefined> {
    return undefined;
  }

  async endMeeting(meetingId: string): Promise<void> {
    const meeting = this.#find(meetingId);
    if (meeting) meeting.isActive = false;
  }

  async deleteAttendee(meetingId: string, attendeeId: string): Promise<void> {
    this.#find(meetingId)?.attendees.delete(attendeeId.slice(meetingId.length + 1));
  }

  async listAttendees(meetingId: string): Promise<ListedAttendee[]> {
    const users = [...(this.#find(meetingId)?.attendees ?? [])];
    return users.map((user) => ({ AttendeeId: `${meetingId}/${user}`, ExternalUserId: user, Capabilities: ALL }));
  }

  endAll(): void {
    for (const meeting of this.meetings) meeting.isActive = false;
  }

  #remembers(isActive: boolean): boolean {
    return this.#memory === "always" || (this.#memory === "while the meeting lives" && isActive);
  }

  #create(token: string | undefined): ModelMeeting {
    const meeting = { id: `meeting-${this.meetings.length}`, token, attendees: new Set<string>(), isActive: true };
    this.meetings.push(meeting);
    return meeting;
  }

  #find(meetingId: string): ModelMeeting | undefined {
    return this.meetings.find(({ id }) => id === meetingId);
  }
}
