import { startEmulator } from "../../emulator/index";

/** What an emulator has used since it began. */
export interface Usage {
  readonly cpuMilliseconds: number;
  readonly residentBytes: number;
}

/** What the process sends: the address once, and then its usage at each message that it receives. */
export type EmulatorMessage = { readonly url: string } | Usage;

/** An emulator in a process of its own, so that its processor time is not that of the clients. */
async function main(): Promise<void> {
  const emulator = await startEmulator();
  const send = (message: EmulatorMessage) => void process.send?.(message);
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    send({ cpuMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() });
  });
  process.once("disconnect", () => void emulator.close());
  send({ url: emulator.url });
}

void main();
