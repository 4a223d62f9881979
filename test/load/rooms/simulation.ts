import { GetMeetingCommand } from "@aws-sdk/client-chime-sdk-meetings";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { seededDraw } from "../../../emulator/faults/seededDraw";
import type { Quotas } from "../../../emulator/quotas/quotas";
import { createRoomHandler } from "../../../standing-room/handler/roomHandler";
import { createSdkMeetingService } from "../../../standing-room/handler/sdkMeetingService";
import { createDynamoRoomTable } from "../../../standing-room/lambda/dynamoRoomTable";
import { VirtualTime } from "../../support/virtualTime";
import { Observation } from "./observation";
import { type EndedMeeting, play } from "./play";
import { createClients } from "./simulatedAws";
import { createSimulatedMeetings } from "./simulatedMeetings";
import { createSimulatedTable } from "./simulatedTable";
import { createVisits, type Workload } from "./workload";

export interface Scenario extends Workload {
  readonly title: string;
  readonly quotas: Quotas;
  /** The share of DynamoDB's calls that is throttled, 0 to 1, at a time in milliseconds after the start. */
  readonly throttledShare: (time: number) => number;
  /** Whether the table ignores the conditions of writes. Default: false. */
  readonly ignoresConditions?: boolean;
}

const TABLE_NAME = "rooms";
const CHIME_LATENCY_MS = 80;
const DYNAMO_LATENCY_MS = 5;
const START = Date.UTC(2026, 0, 1);
const UNKNOWN_MEETING = "00000000-0000-0000-0000-000000000000";

/** Plays the scenario with the function's own handler, retries and table, and the emulator's service, on a stepped clock. */
export async function simulate(scenario: Scenario, seed = 1): Promise<Observation> {
  const { ignoresConditions = false } = scenario;
  const random = seededDraw(seed);
  const time = new VirtualTime();
  const now = () => START + Math.floor(time.now());
  const ended: EndedMeeting[] = [];
  const meetings = createSimulatedMeetings(scenario.quotas, now, ({ externalMeetingId, meetingId }) => {
    ended.push({ room: externalMeetingId, meetingId });
  });
  const observation = new Observation(meetings.isActive);
  // The AWS SDK reads its configuration from files at a client's first call, which the stepped clock must not see.
  let isStarted = false;
  const pause = (milliseconds: number) => (isStarted ? time.sleep(milliseconds) : Promise.resolve());
  const isThrottled = () => isStarted && random() < scenario.throttledShare(time.now());
  const { chime, dynamo } = createClients(pause, random, {
    meetings: { answer: observation.countingMeetings(meetings.answer), latencyMs: CHIME_LATENCY_MS },
    table: {
      answer: createSimulatedTable(observation.countingTable(isThrottled), ignoresConditions),
      latencyMs: DYNAMO_LATENCY_MS,
    },
  });
  await Promise.allSettled([
    chime.send(new GetMeetingCommand({ MeetingId: UNKNOWN_MEETING })),
    dynamo.send(new GetItemCommand({ TableName: TABLE_NAME, Key: { room: { S: "first" } } })),
  ]);
  isStarted = true;
  let revisions = 0;
  const newRevision = () => {
    revisions += 1;
    return String(revisions);
  };
  const handler = createRoomHandler(
    { "*": { mediaRegion: "us-east-1" } },
    {
      meetings: createSdkMeetingService(chime),
      table: createDynamoRoomTable(dynamo, TABLE_NAME, { now, newRevision }),
      namespace: TABLE_NAME,
      now,
      wait: time.sleep,
      log: observation.log,
    },
  );
  const call = observation.countingExecutions(handler);
  await time.run(play(createVisits(scenario, random), { time, random, call, meetings, observation, ended }));
  return observation;
}
