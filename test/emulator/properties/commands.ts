import type { Attendee, ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import fc from "fast-check";
import type { Emulator } from "../../../emulator/index";
import { meetingRequest, roomRequest } from "../requests";
import { users } from "../rooms";
import { errorOf } from "../runningEmulator";
import type { ExpectedAttendee, ExpectedMeeting, ExpectedService } from "./expectedService";

/** The emulator that the commands work on. */
export interface Real {
  readonly emulator: Emulator;
  readonly chime: ChimeSDKMeetings;
}

type Step = (expected: ExpectedService, real: Real) => Promise<void>;

/** One step of a random sequence; after each the emulator has to hold what the model holds. */
class Command implements fc.AsyncCommand<ExpectedService, Real> {
  readonly #name: string;
  readonly #step: Step;

  constructor(name: string, step: Step) {
    this.#name = name;
    this.#step = step;
  }

  check(): boolean {
    return true;
  }

  async run(expected: ExpectedService, real: Real): Promise<void> {
    await this.#step(expected, real);
    compare(expected, real);
  }

  toString(): string {
    return this.#name;
  }
}

const USERS = ["alice", "bob", "carol"] as const;
const aMeeting = fc.nat(5);
const aUser = fc.constantFrom(...USERS);
/** Around the limits of 5 minutes and of 24 hours, and in between. */
const aPause = fc.constantFrom(1, 120, 299, 300, 3600, 86_399);

/** Everything that can happen, with few tokens, users and meetings, so that they meet each other often. */
export const commands: fc.Arbitrary<fc.AsyncCommand<ExpectedService, Real>>[] = [
  fc.tuple(fc.nat(3), fc.uniqueArray(aUser, { minLength: 1 })).map(([token, names]) => open(`token-${token}`, names)),
  fc.tuple(fc.nat(3), aMeeting).map(([token, index]) => replicate(`token-${token}`, index)),
  fc.tuple(aMeeting, fc.uniqueArray(aUser, { minLength: 1 })).map(([index, names]) => admit(index, names)),
  aMeeting.map((index) => end(index)),
  ...[connect, disconnect, expel].map((step) => fc.tuple(aMeeting, aUser).map(([index, user]) => step(index, user))),
  aPause.map((seconds) => pass(seconds)),
];

function open(token: string, names: readonly string[]) {
  return new Command(`open ${token} for ${names}`, async (expected, { chime }) => {
    const request = roomRequest({ ClientRequestToken: token, Attendees: users(...names) });
    const { Meeting, Attendees } = await chime.createMeetingWithAttendees(request);
    const known = expected.meetings.find((meeting) => meeting.token === token);
    if (known !== undefined) expect(Meeting?.MeetingId).to.equal(known.meetingId);
    const meeting = known ?? expected.open(Meeting?.MeetingId ?? "", token, undefined);
    learnAttendees(expected, meeting, Attendees);
  });
}

function replicate(token: string, index: number) {
  return new Command(`replicate meeting ${index} as ${token}`, async (expected, { chime }) => {
    const primary = pick(expected, index);
    const known = expected.meetings.find((meeting) => meeting.token === token);
    if (primary === undefined) return;
    const call = chime.createMeeting(
      meetingRequest({ ClientRequestToken: token, PrimaryMeetingId: primary.meetingId }),
    );
    if (known !== undefined) expect((await call).Meeting?.MeetingId).to.equal(known.meetingId);
    else if (primary.isReplica) expect((await errorOf(call)).name).to.equal("BadRequestException");
    else expected.open((await call).Meeting?.MeetingId ?? "", token, primary.meetingId);
  });
}

function admit(index: number, names: readonly string[]) {
  return new Command(`admit ${names} to meeting ${index}`, async (expected, { chime }) => {
    const meeting = pick(expected, index);
    if (meeting === undefined) return;
    const request = { MeetingId: meeting.meetingId, Attendees: users(...names) };
    learnAttendees(expected, meeting, (await chime.batchCreateAttendee(request)).Attendees);
  });
}

function end(index: number) {
  return new Command(`end meeting ${index}`, async (expected, { chime }) => {
    const meeting = pick(expected, index);
    if (meeting === undefined) return;
    await chime.deleteMeeting({ MeetingId: meeting.meetingId });
    expected.end(meeting.meetingId);
    const error = await errorOf(chime.getMeeting({ MeetingId: meeting.meetingId }));
    expect(error.name).to.equal("NotFoundException");
  });
}

function connect(index: number, user: string) {
  return onAttendee(`connect ${user} to meeting ${index}`, index, user, async (meeting, attendee, _, { emulator }) => {
    emulator.connect(meeting.meetingId, attendee.attendeeId);
    attendee.isConnected = true;
  });
}

function disconnect(index: number, user: string) {
  return onAttendee(
    `disconnect ${user} of ${index}`,
    index,
    user,
    async (meeting, attendee, expected, { emulator }) => {
      emulator.disconnect(meeting.meetingId, attendee.attendeeId);
      expected.leave(meeting, attendee);
    },
  );
}

function expel(index: number, user: string) {
  return onAttendee(`expel ${user} from ${index}`, index, user, async (meeting, attendee, expected, { chime }) => {
    await chime.deleteAttendee({ MeetingId: meeting.meetingId, AttendeeId: attendee.attendeeId });
    expected.leave(meeting, attendee);
    meeting.attendees.delete(user);
  });
}

function pass(seconds: number) {
  return new Command(`let ${seconds} s pass`, async (expected, { emulator }) => {
    emulator.advance(seconds);
    expected.pass(seconds);
  });
}

function onAttendee(
  name: string,
  index: number,
  user: string,
  step: (meeting: ExpectedMeeting, attendee: ExpectedAttendee, expected: ExpectedService, real: Real) => Promise<void>,
) {
  return new Command(name, async (expected, real) => {
    const meeting = pick(expected, index);
    const attendee = meeting?.attendees.get(user);
    if (meeting !== undefined && attendee !== undefined) await step(meeting, attendee, expected, real);
  });
}

function pick({ meetings }: ExpectedService, index: number): ExpectedMeeting | undefined {
  return meetings.length === 0 ? undefined : meetings[index % meetings.length];
}

/** Known users keep id and token; those of new ones were never seen before. */
function learnAttendees(expected: ExpectedService, meeting: ExpectedMeeting, answered: readonly Attendee[] = []): void {
  for (const { ExternalUserId = "", AttendeeId = "", JoinToken = "" } of answered) {
    const known = meeting.attendees.get(ExternalUserId);
    if (known !== undefined) {
      expect([AttendeeId, JoinToken]).to.deep.equal([known.attendeeId, known.joinToken]);
      continue;
    }
    expect(expected.everyJoinToken.has(JoinToken)).to.equal(false);
    expected.everyJoinToken.add(JoinToken);
    expected.admit(meeting, ExternalUserId, AttendeeId, JoinToken);
  }
}

function compare({ meetings }: ExpectedService, { emulator }: Real): void {
  const seen = emulator.meetings().map(({ meetingId, attendees }) => ({
    meetingId,
    attendees: attendees.map(({ attendeeId, externalUserId, isConnected }) => [
      externalUserId,
      attendeeId,
      isConnected,
    ]),
  }));
  const wanted = meetings.map(({ meetingId, attendees }) => ({
    meetingId,
    attendees: [...attendees].map(([user, { attendeeId, isConnected }]) => [user, attendeeId, isConnected]),
  }));
  expect(seen).to.deep.equal(wanted);
}
