import { isDeepStrictEqual } from "node:util";
import type { Emulator } from "chime-sdk-meetings-emulator";
import type { JoinInfo } from "../../provider";
import type { CommandRun } from "../engine/runCommand";
import type { CommandChoices, Workspace } from "../engine/workspace";
import type { Check } from "./checks";
import type { Transcript } from "./transcript";

/** The stack's outputs, as the example program exports them. */
export interface DemoOutputs {
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly joinTokens: Readonly<Record<string, string>>;
  readonly joinInfo: Readonly<Record<string, JoinInfo>>;
}

/** What the steps of the demo share. */
export class DemoContext {
  readonly checked: Check[] = [];
  /** Every join token that was created: none may be shown. */
  readonly tokens = new Set<string>();
  /** The number of attendees of all meetings that were created. */
  createdAttendees = 0;
  /** The outputs of the latest `up`, with their secrets. */
  outputs: DemoOutputs = { meetingId: "", meetingArn: "", joinTokens: {}, joinInfo: {} };

  constructor(
    readonly emulator: Emulator,
    readonly workspace: Workspace,
    readonly transcript: Transcript,
    readonly browserIsReady: Promise<void>,
  ) {}

  /** Runs a command of Pulumi, shows its output, and checks that it succeeds. */
  async run(command: "preview" | "up" | "destroy", choices: CommandChoices = {}): Promise<CommandRun> {
    const { transcript, workspace } = this;
    transcript.say(`$ pulumi ${command}${choices.refresh ? " --refresh" : ""}`);
    const onOutput = transcript.show;
    const run = await workspace[command]({ ...choices, flags: ["--suppress-progress"], onOutput });
    if (run.code !== 0)
      throw new Error(`\`pulumi ${command}\` failed with exit code ${run.code}; its output is above.`);
    if (command === "up") await this.#readSecretly();
    return run;
  }

  /** Checks a value. Both values may be shown, so neither may contain a join token. */
  checks(claim: string, seen: unknown, expected: unknown): void {
    this.checked.push({
      claim,
      isTrue: seen !== undefined && isDeepStrictEqual(seen, expected),
      seen: JSON.stringify(seen),
    });
  }

  async #readSecretly(): Promise<void> {
    this.outputs = (await this.workspace.outputs({ showSecrets: true })) as unknown as DemoOutputs;
    this.createdAttendees += Object.keys(this.outputs.joinTokens).length;
    for (const token of Object.values(this.outputs.joinTokens)) this.tokens.add(token);
  }
}
