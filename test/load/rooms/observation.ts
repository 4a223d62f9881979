import type { LogEntry } from "../../../standing-room/handler/logEntry";
import type { RoomHandler } from "../../../standing-room/handler/roomHandler";
import type { SimulatedReply, SimulatedRequest } from "./simulatedAws";

interface Join {
  readonly room: string;
  readonly meetingId: string;
  /** Milliseconds since the person's first request. */
  readonly waited: number;
  /** Milliseconds of the request that succeeded. */
  readonly took: number;
}

type AnswerMeetings = (request: SimulatedRequest) => Promise<SimulatedReply>;

/** What happens in a simulation, counted. */
export class Observation {
  readonly calls = { meetings: 0, meetingsThrottled: 0, table: 0, tableThrottled: 0 };
  /** Responses by status. */
  readonly statuses = new Map<number, number>();
  readonly waits: number[] = [];
  readonly durations: number[] = [];
  peopleWhoGaveUp = 0;
  /** The most executions of the function at a time. */
  mostExecutions = 0;
  meetingsCreated = 0;
  /** Each time somebody joined a meeting while another one of the room that people had joined was active. */
  splits = 0;
  /** Orphans that the function itself noticed and logged. */
  loggedOrphans = 0;
  readonly #joinedMeetings = new Map<string, Set<string>>();
  readonly #unjoinedMeetings = new Set<string>();
  readonly #isActive: (meetingId: string) => boolean;
  #executions = 0;

  constructor(isActive: (meetingId: string) => boolean) {
    this.#isActive = isActive;
  }

  /** Meetings that were created and that nobody joined. */
  get orphans(): number {
    return this.#unjoinedMeetings.size;
  }

  readonly log = ({ outcome }: LogEntry): void => {
    if (outcome === "orphaned") this.loggedOrphans += 1;
  };

  joined({ room, meetingId, waited, took }: Join): void {
    this.#count(200);
    this.waits.push(waited);
    this.durations.push(took);
    this.#unjoinedMeetings.delete(meetingId);
    const others = [...(this.#joinedMeetings.get(room) ?? [])].filter((other) => other !== meetingId);
    const active = others.filter((other) => this.#isActive(other));
    if (active.length > 0) this.splits += 1;
    this.#joinedMeetings.set(room, new Set([...active, meetingId]));
  }

  rejected(status: number): void {
    this.#count(status);
  }

  gaveUp(): void {
    this.peopleWhoGaveUp += 1;
  }

  /** The service, with its calls and the meetings that it creates counted. */
  countingMeetings(answer: AnswerMeetings): AnswerMeetings {
    return async (request) => {
      const reply = await answer(request);
      this.calls.meetings += 1;
      if (reply.status === 429) this.calls.meetingsThrottled += 1;
      if (request.path === "/meetings" && reply.status < 300) this.#created(JSON.parse(reply.body).Meeting.MeetingId);
      return reply;
    };
  }

  /** The decision whether a call of the table is throttled, with both counted. */
  countingTable(isThrottled: () => boolean): () => boolean {
    return () => {
      const throttled = isThrottled();
      this.calls.table += 1;
      if (throttled) this.calls.tableThrottled += 1;
      return throttled;
    };
  }

  countingExecutions(handler: RoomHandler): RoomHandler {
    return async (event) => {
      this.#executions += 1;
      this.mostExecutions = Math.max(this.mostExecutions, this.#executions);
      try {
        return await handler(event);
      } finally {
        this.#executions -= 1;
      }
    };
  }

  #created(meetingId: string): void {
    // A repeated ClientRequestToken returns a meeting that exists.
    if (this.#known.has(meetingId)) return;
    this.#known.add(meetingId);
    this.meetingsCreated += 1;
    this.#unjoinedMeetings.add(meetingId);
  }

  readonly #known = new Set<string>();

  #count(status: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}
