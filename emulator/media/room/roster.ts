import type { AudioStream } from "../signaling/messages";
import { type EncodeFrame, type Member, perceives } from "./member";

/** Who is present, under which audio stream id, and the frames that make it known. */
export class Roster {
  readonly #primaryMeetingId: string;
  readonly #encode: EncodeFrame;
  readonly #streamIds = new Map<Member, number>();
  #nextStreamId = 1;

  constructor(primaryMeetingId: string, encode: EncodeFrame) {
    this.#primaryMeetingId = primaryMeetingId;
    this.#encode = encode;
  }

  get present(): readonly Member[] {
    return [...this.#streamIds.keys()];
  }

  has(member: Member): boolean {
    return this.#streamIds.has(member);
  }

  streamIdOf(member: Member): number | undefined {
    return this.#streamIds.get(member);
  }

  /** Makes a member present. It gets the whole list, and the others the newcomer. */
  enter(member: Member): void {
    if (this.has(member)) return;
    // Ids only grow: the client takes one that it knew as the same connection.
    this.#streamIds.set(member, this.#nextStreamId);
    this.#nextStreamId += 1;
    const visible = this.present.filter((other) => this.#perceives(member, other));
    const streams = visible.map((other) => this.#describe(other));
    member.send(this.#encode({ audioStreamIdInfo: { streams } }));
    this.#announce(member, this.#describe(member), member);
  }

  /** Makes a member absent; `dropped` is a connection that its client did not close. */
  leave(member: Member, dropped: boolean): void {
    const audioStreamId = this.streamIdOf(member);
    if (audioStreamId === undefined) return;
    this.#streamIds.delete(member);
    // Neither the attendee id nor `muted`: with one of them the client takes the entry for a present attendee.
    this.#announce(member, { audioStreamId, ...(dropped && { dropped }) });
  }

  /** Announces that a member is muted or not. */
  announceMute(member: Member): void {
    const audioStreamId = this.streamIdOf(member);
    if (audioStreamId === undefined) return;
    // Without the attendee id, which would make the client report the presence once more.
    this.#announce(member, { audioStreamId, muted: member.isMuted });
  }

  #announce(subject: Member, stream: AudioStream, except?: Member): void {
    const frame = this.#encode({ audioStreamIdInfo: { streams: [stream] } });
    for (const other of this.#streamIds.keys()) {
      if (other !== except && this.#perceives(other, subject)) other.send(frame);
    }
  }

  #perceives(viewer: Member, other: Member): boolean {
    return perceives(viewer.meetingId, other, this.#primaryMeetingId);
  }

  #describe(member: Member): AudioStream {
    const { attendeeId, externalUserId, isMuted } = member;
    return { audioStreamId: this.streamIdOf(member) ?? 0, attendeeId, externalUserId, muted: isMuted };
  }
}
