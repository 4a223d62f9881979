import { chooseAnswers } from "../../../emulator/choices";
import { VirtualClock } from "../../../emulator/clock";
import { EventLog } from "../../../emulator/events/eventLog";
import { FaultInjector } from "../../../emulator/faults/faultInjector";
import { Visibility } from "../../../emulator/faults/visibility";
import { RESET } from "../../../emulator/http/answer";
import { randomIds } from "../../../emulator/ids";
import type { Quotas } from "../../../emulator/quotas/quotas";
import { RateLimiter } from "../../../emulator/quotas/rateLimiter";
import { answerApiRequest } from "../../../emulator/service";
import { type EndListener, MeetingStore } from "../../../emulator/state/meetingStore";
import { connect, disconnect } from "../../../emulator/state/presence";
import type { SimulatedReply, SimulatedRequest } from "./simulatedAws";

/** The emulator's service on a simulated clock, without its HTTP server. */
export interface SimulatedMeetings {
  answer(request: SimulatedRequest): Promise<SimulatedReply>;
  isActive(meetingId: string): boolean;
  connect(meetingId: string, attendeeId: string): void;
  disconnect(meetingId: string, attendeeId: string): void;
  /** Ends meetings whose time is over, and forgets the events of attendees. */
  tidy(): void;
}

export function createSimulatedMeetings(quotas: Quotas, now: () => number, onEnd: EndListener): SimulatedMeetings {
  const clock = new VirtualClock({ now });
  const store = new MeetingStore(clock, onEnd);
  const parts = {
    clock,
    store,
    quotas,
    ids: randomIds,
    events: new EventLog(randomIds),
    faults: new FaultInjector(),
    visibility: new Visibility(),
    limiter: new RateLimiter(quotas, clock),
    choices: chooseAnswers(),
    wait: () => Promise.resolve(),
    defaultAccount: "111122223333",
    mediaUrlFor: () => undefined,
    onCall: () => undefined,
  };
  const find = (meetingId: string, attendeeId: string) => {
    const meeting = store.findAnywhere(meetingId);
    const attendee = meeting?.attendees.get(attendeeId);
    return meeting && attendee && ([meeting, attendee] as const);
  };
  return {
    answer: async ({ method, path, query, headers, body }) => {
      const request = {
        method,
        path,
        query: new URLSearchParams(query),
        authorization: headers["authorization"],
        host: headers["host"],
        origin: undefined,
        accept: undefined,
        contentType: headers["content-type"],
        requestedHeaders: undefined,
        date: headers["x-amz-date"],
        body,
      };
      const answer = await answerApiRequest(request, parts);
      if (answer === RESET) throw new Error("No fault of the simulation resets a connection.");
      return answer;
    },
    isActive: (meetingId) => store.findAnywhere(meetingId) !== undefined,
    connect: (...ids) => {
      const found = find(...ids);
      if (found) connect(...found, now(), parts);
    },
    disconnect: (...ids) => {
      const found = find(...ids);
      if (found) disconnect(...found, now(), parts);
    },
    tidy: () => {
      store.endDue();
      parts.events.clear();
    },
  };
}
