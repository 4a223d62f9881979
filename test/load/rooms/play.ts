import type { RoomHandler } from "../../../standing-room/handler/roomHandler";
import type { VirtualTime } from "../../support/virtualTime";
import type { Observation } from "./observation";
import type { SimulatedMeetings } from "./simulatedMeetings";
import type { Visit } from "./workload";

export interface EndedMeeting {
  readonly room: string;
  readonly meetingId: string;
}

interface Stage {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly call: RoomHandler;
  readonly meetings: SimulatedMeetings;
  readonly observation: Observation;
  /** Meetings that have ended and whose events are not sent yet. */
  readonly ended: EndedMeeting[];
}

/** A person whose page got no meeting for this long gives up. */
const GIVES_UP_AFTER_MS = 30_000;
/** Pages wait for the Retry-After and a random part of this, so that they do not come back together. */
const SPREAD_MS = 1_000;
const SECOND_MS = 1_000;
/** EventBridge promises at least one delivery; the protocol must hold without any. */
const LOST_EVENTS = 0.1;

/** Lets each person come, join, stay and leave, and sends the events of ended meetings. */
export async function play(visits: readonly Visit[], stage: Stage): Promise<void> {
  let isOver = false;
  const ticking = tick(stage, () => isOver);
  await Promise.all(visits.map((visit) => visitRoom(visit, stage)));
  isOver = true;
  await ticking;
}

async function tick({ time, random, call, meetings, ended }: Stage, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await time.sleep(SECOND_MS);
    meetings.tidy();
    const sent = ended.splice(0).filter(() => random() >= LOST_EVENTS);
    // A failed event is repeated by Lambda; here it counts as lost.
    await Promise.allSettled(sent.map((meeting) => call(endEvent(meeting))));
  }
}

async function visitRoom({ room, person, arrivesAt, staysFor }: Visit, stage: Stage): Promise<void> {
  const { time, random, call, meetings, observation } = stage;
  await time.sleep(arrivesAt);
  const event = {
    requestContext: { http: { method: "POST", path: "/" } },
    body: JSON.stringify({ room, externalUserId: person }),
  };
  for (;;) {
    const start = time.now();
    const reply = await call(event);
    if (reply?.statusCode === 200) {
      const { Meeting, Attendee } = JSON.parse(reply.body);
      observation.joined({
        room,
        meetingId: Meeting.MeetingId,
        waited: time.now() - arrivesAt,
        took: time.now() - start,
      });
      meetings.connect(Meeting.MeetingId, Attendee.AttendeeId);
      await time.sleep(staysFor);
      return meetings.disconnect(Meeting.MeetingId, Attendee.AttendeeId);
    }
    observation.rejected(reply?.statusCode ?? 0);
    if (time.now() - arrivesAt > GIVES_UP_AFTER_MS) return observation.gaveUp();
    await time.sleep(Number(reply?.headers["retry-after"]) * SECOND_MS + random() * SPREAD_MS);
  }
}

function endEvent({ room, meetingId }: EndedMeeting): object {
  const detail = { eventType: "chime:MeetingEnded", meetingId, externalMeetingId: room };
  return { "detail-type": "Chime Meeting State Change", detail };
}
