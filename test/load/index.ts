import { setTimeout as wait } from "node:timers/promises";
import { Crowd } from "./crowd";
import { MeasuredEmulator } from "./measuredEmulator";
import { SCENARIOS, type Scenario } from "./scenarios";

const WARM_UP_MILLISECONDS = 2000;
const WINDOW_MILLISECONDS = 20_000;

/** What each client must receive. The tone has 72 bytes a packet with its RTP header, silence 15. */
const PACKETS_PER_SECOND = 50;
const VOICE_KBITS = (72 * 8 * PACKETS_PER_SECOND) / 1000;
const SILENCE_KBITS = (15 * 8 * PACKETS_PER_SECOND) / 1000;
const VIDEO_KBITS = 1200;
const TOLERATED_PACKETS = 0.2;
const LONGEST_JITTER_BUFFER = 60;

interface Result {
  readonly figures: Record<string, string>;
  readonly problems: readonly string[];
}

async function measure(scenario: Scenario): Promise<Result> {
  const emulator = await MeasuredEmulator.start();
  const crowd = new Crowd(scenario);
  try {
    const idle = await emulator.usage();
    const beganAt = performance.now();
    await crowd.join(emulator.url);
    const joinMilliseconds = performance.now() - beganAt;
    const joined = await emulator.usage();
    crowd.start();
    await wait(WARM_UP_MILLISECONDS);
    const [before, openedAt] = [await emulator.usage(), performance.now()];
    const sentBefore = crowd.sentAudioPackets;
    for (const { reception } of crowd.attendants) reception.open();
    await wait(WINDOW_MILLISECONDS);
    for (const { reception } of crowd.attendants) reception.close();
    const seconds = (performance.now() - openedAt) / 1000;
    const after = await emulator.usage();
    const cpu = (after.cpuMilliseconds - before.cpuMilliseconds) / (seconds * 10);
    const { attendees, senders } = scenario;
    const sentRate = senders === 0 ? 0 : (crowd.sentAudioPackets - sentBefore) / senders / seconds;
    return {
      figures: {
        "cpu % of a core": cpu.toFixed(1),
        "join ms cpu each": ((joined.cpuMilliseconds - idle.cpuMilliseconds) / attendees).toFixed(1),
        "join ms": joinMilliseconds.toFixed(0),
        "rss MB": (after.residentBytes / 2 ** 20).toFixed(0),
        "kB each": ((after.residentBytes - idle.residentBytes) / 1024 / attendees).toFixed(0),
        "sent/s": sentRate.toFixed(2),
        ...describe(crowd, seconds),
      },
      problems: check(scenario, crowd, seconds, sentRate),
    };
  } finally {
    crowd.leave();
    await emulator.stop();
  }
}

const range = (numbers: readonly number[], digits: number) =>
  `${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)}`;

const rates = ({ attendants }: Crowd, seconds: number) =>
  attendants.map(({ reception }) => ({
    audioPackets: reception.audioPackets / seconds,
    audioKbits: (reception.audioBytes * 8) / 1000 / seconds,
    videoKbits: (reception.videoBytes * 8) / 1000 / seconds,
  }));

function describe(crowd: Crowd, seconds: number): Record<string, string> {
  const received = rates(crowd, seconds);
  return {
    "audio/s": range(
      received.map(({ audioPackets }) => audioPackets),
      2,
    ),
    "audio kbit/s": range(
      received.map(({ audioKbits }) => audioKbits),
      1,
    ),
    "video kbit/s": range(
      received.map(({ videoKbits }) => videoKbits),
      0,
    ),
    "buffer ms": Math.max(...crowd.attendants.map(({ reception }) => reception.jitterBufferMilliseconds)).toFixed(0),
    "growth ms": Math.max(...crowd.attendants.map(({ reception }) => reception.delayGrowthMilliseconds)).toFixed(1),
  };
}

/** Speakers who are alone hear silence. */
function hearsVoice({ senders }: Scenario, index: number): boolean {
  return senders > 1 || (senders === 1 && index !== 0);
}

function check(scenario: Scenario, crowd: Crowd, seconds: number, sentRate: number): string[] {
  const problems: string[] = [];
  if (scenario.senders > 0 && Math.abs(sentRate - PACKETS_PER_SECOND) > TOLERATED_PACKETS) {
    problems.push(`The clients sent ${sentRate.toFixed(2)} packets a second: the machine is too busy to measure.`);
  }
  for (const [index, { audioPackets, audioKbits, videoKbits }] of rates(crowd, seconds).entries()) {
    const { reception, client } = crowd.attendants[index] as Crowd["attendants"][number];
    const expected = hearsVoice(scenario, index) ? VOICE_KBITS : SILENCE_KBITS;
    const isVideoWhole = !scenario.hasVideo || videoKbits >= (scenario.attendees - 1) * VIDEO_KBITS * 0.98;
    const findings: [boolean, string][] = [
      [Math.abs(audioPackets - PACKETS_PER_SECOND) <= TOLERATED_PACKETS, `${audioPackets.toFixed(2)} audio packets/s`],
      [Math.abs(audioKbits - expected) <= expected * 0.02, `${audioKbits.toFixed(1)} kbit/s of audio`],
      [isVideoWhole, `${videoKbits.toFixed(0)} kbit/s of video`],
      [reception.gaps === 0, `${reception.gaps} gaps`],
      [client.path.refused === 0, `${client.path.refused} packets that were not authentic`],
      [
        reception.jitterBufferMilliseconds < LONGEST_JITTER_BUFFER,
        `a jitter buffer of ${reception.jitterBufferMilliseconds.toFixed(0)} ms`,
      ],
    ];
    for (const [isFine, found] of findings) if (!isFine) problems.push(`Client ${index} has ${found}.`);
  }
  return problems;
}

/** Measures what meetings cost: `npm run load`, or only those whose titles contain an argument. */
async function main(): Promise<void> {
  const [wanted = ""] = process.argv.slice(2);
  const table: Record<string, Record<string, string>> = {};
  for (const scenario of SCENARIOS.filter(({ title }) => title.includes(wanted))) {
    const { figures, problems } = await measure(scenario);
    table[scenario.title] = figures;
    console.log(scenario.title, figures);
    for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
  console.table(table);
}

void main();
