import type { AttendeeRecord, Capabilities, MediaCapability } from "../../state/records";
import { CONTENT_SUFFIX, type Member, mayReceive, maySendAudio } from "../room/member";
import type { Connection } from "../signaling/connection";

/** The attendee that a connection is for, found by its join token. */
export interface ClientIdentity {
  readonly meetingId: string;
  readonly attendee: AttendeeRecord;
  /** Whether the connection is that of a content share. */
  readonly isContent: boolean;
  /** The meeting whose media it takes part in: of a replica, whose attendees only receive, the primary meeting. */
  readonly roomMeetingId: string;
  /** Of an attendee of the primary meeting that a client was promoted to: the attendee of the replica. */
  readonly promotedAttendeeId?: string;
}

/** A client as a member of a room. */
export class ClientMember implements Member {
  readonly meetingId: string;
  readonly attendeeId: string;
  readonly ownerId: string;
  readonly externalUserId: string;
  readonly clientAttendeeId: string;
  readonly isContent: boolean;
  isMuted = false;
  readonly #identity: ClientIdentity;
  readonly #connection: Connection;
  #appliedCapabilities: Capabilities;

  constructor(identity: ClientIdentity, connection: Connection) {
    const { attendee, isContent } = identity;
    this.#identity = identity;
    this.#connection = connection;
    this.#appliedCapabilities = attendee.capabilities;
    this.meetingId = identity.meetingId;
    this.ownerId = attendee.attendeeId;
    this.attendeeId = isContent ? attendee.attendeeId + CONTENT_SUFFIX : attendee.attendeeId;
    this.clientAttendeeId = identity.promotedAttendeeId ?? this.attendeeId;
    this.externalUserId = attendee.externalUserId;
    this.isContent = isContent;
  }

  get capabilities(): Capabilities {
    const { attendee, meetingId, roomMeetingId } = this.#identity;
    const { capabilities } = attendee;
    if (meetingId === roomMeetingId) return capabilities;
    const { Audio, Video, Content } = capabilities;
    return { Audio: receiveOnly(Audio), Video: receiveOnly(Video), Content: receiveOnly(Content) };
  }

  /** Whether the capabilities are others than at the last call, or at the join. */
  takeChange(): boolean {
    const { capabilities } = this.#identity.attendee;
    const hasChanged = capabilities !== this.#appliedCapabilities;
    this.#appliedCapabilities = capabilities;
    return hasChanged;
  }

  get isSilenced(): boolean {
    return this.isMuted || !maySendAudio(this);
  }

  send(frame: Buffer): void {
    this.#connection.send(frame);
  }
}

function receiveOnly(capability: MediaCapability): MediaCapability {
  return mayReceive(capability) ? "Receive" : "None";
}
