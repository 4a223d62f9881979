import { setTimeout as wait } from "node:timers/promises";
import { Crowd } from "./crowd";

/** How long the room settles before the measurement begins. */
const SETTLES_MILLISECONDS = 3000;

const report = (line: Record<string, unknown>) => console.log(JSON.stringify(line));

/**
 * Attendees of a meeting of a running emulator, for the bench. Arguments: URL, attendees, attendees who speak, seconds to measure.
 * It prints a line of JSON when all have joined, when the measurement begins and when it ends.
 */
async function main([url = "", ...numbers]: readonly string[]): Promise<void> {
  const [attendees = 0, senders = 0, seconds = 0] = numbers.map(Number);
  const crowd = new Crowd({ title: "listeners", attendees, senders, inTurn: false, hasVideo: false });
  await crowd.join(url);
  report({ event: "joined", clients: crowd.attendants.length });
  crowd.start();
  await wait(SETTLES_MILLISECONDS);
  report({ event: "begin" });
  const [beganAt, sentBefore] = [performance.now(), crowd.sentAudioPackets];
  for (const { reception } of crowd.attendants) reception.open();
  await wait(seconds * 1000);
  for (const { reception } of crowd.attendants) reception.close();
  const elapsed = (performance.now() - beganAt) / 1000;
  const listeners = crowd.attendants.slice(senders).map(({ reception }) => reception);
  const sum = (numbersOf: readonly number[]) => numbersOf.reduce((total, each) => total + each, 0);
  report({
    event: "end",
    packetsPerSecond: sum(listeners.map(({ audioPackets }) => audioPackets)) / elapsed,
    kbits: (sum(listeners.map(({ audioBytes }) => audioBytes)) * 8) / 1000 / elapsed,
    sentPerSecond: (crowd.sentAudioPackets - sentBefore) / elapsed,
  });
  crowd.leave();
}

void main(process.argv.slice(2)).then(() => process.exit());
