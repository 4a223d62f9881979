import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { EmulatorMessage, Usage } from "./emulatorProcess";

/** An emulator in a process of its own, whose usage is measured. */
export class MeasuredEmulator {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(): Promise<MeasuredEmulator> {
    const child = fork(join(__dirname, "emulatorProcess.js"));
    const [message] = (await once(child, "message")) as [EmulatorMessage];
    if (!("url" in message)) throw new Error("The emulator did not send its address.");
    return new MeasuredEmulator(child, message.url);
  }

  async usage(): Promise<Usage> {
    const answered = once(this.#child, "message");
    this.#child.send("usage");
    const [message] = (await answered) as [EmulatorMessage];
    if ("url" in message) throw new Error("The emulator sent its address twice.");
    return message;
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }
}
