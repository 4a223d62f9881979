import type { Attendee, CreateAttendeeRequest, CreateAttendeeResponse } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { BATCH_SIZE } from "../chime/attendees";

/** Creates one attendee, as CreateAttendee does. */
export type CreateOne = (request: CreateAttendeeRequest) => Promise<CreateAttendeeResponse>;

/** Calls in flight for one meeting: two, so that two attendees are created as fast as one. */
const MAX_IN_FLIGHT = 2;

/** A queued request. */
interface QueuedRequest {
  readonly request: CreateAttendeeRequest;
  resolve(response: Promise<CreateAttendeeResponse>): void;
}

/**
 * Batches the creation of attendees by meeting: requests that arrive while calls for their meeting are in flight are sent
 * together in one BatchCreateAttendee. No request waits for others to arrive.
 */
export function createAttendeeBatchers(): (chime: ChimeApi, meetingId: string) => CreateOne {
  const byService = new Map<ChimeApi, Map<string, CreateOne>>();
  return (chime, meetingId) => {
    const byMeeting = byService.get(chime) ?? new Map<string, CreateOne>();
    byService.set(chime, byMeeting);
    const batcher = byMeeting.get(meetingId) ?? createBatcher(chime, meetingId);
    byMeeting.set(meetingId, batcher);
    return batcher;
  };
}

function createBatcher(chime: ChimeApi, meetingId: string): CreateOne {
  let queue: readonly QueuedRequest[] = [];
  let inFlight = 0;

  async function flush(): Promise<void> {
    if (queue.length === 0 || inFlight === MAX_IN_FLIGHT) return;
    const batch = nextBatch(queue);
    queue = queue.filter((one) => !batch.includes(one));
    inFlight += 1;
    await send(chime, meetingId, batch);
    inFlight -= 1;
    void flush();
  }

  return (request) =>
    new Promise((resolve) => {
      queue = [...queue, { request, resolve }];
      void flush();
    });
}

/** AWS does not document a request with the same ExternalUserId twice: the second one waits. */
function nextBatch(queue: readonly QueuedRequest[]): readonly QueuedRequest[] {
  const users = queue.map(({ request }) => request.ExternalUserId);
  return queue.filter((_one, index) => users.indexOf(users[index]) === index).slice(0, BATCH_SIZE);
}

/** Attendees that are missing from the response of the batch are created one by one, which succeeds or returns the real error. */
async function send(chime: ChimeApi, meetingId: string, batch: readonly QueuedRequest[]): Promise<void> {
  const created = batch.length === 1 ? new Map() : await createBatch(chime, meetingId, batch);
  const responses = batch.map(({ request, resolve }) => {
    const attendee = created.get(request.ExternalUserId);
    const response = attendee ? Promise.resolve({ Attendee: attendee }) : chime.createAttendee(request);
    resolve(response);
    return response;
  });
  await Promise.allSettled(responses);
}

async function createBatch(
  chime: ChimeApi,
  meetingId: string,
  batch: readonly QueuedRequest[],
): Promise<ReadonlyMap<string | undefined, Attendee>> {
  const items = batch.map(({ request: { MeetingId: _meetingId, ...item } }) => item);
  const request = { MeetingId: meetingId, Attendees: items };
  const { Attendees = [] } = await chime.batchCreateAttendee(request).catch(() => ({ Attendees: [] }));
  return new Map(Attendees.map((attendee) => [attendee.ExternalUserId, attendee]));
}
