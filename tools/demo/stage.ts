import { isDeepStrictEqual } from "node:util";
import type { Emulator } from "chime-sdk-meetings-emulator";
import type { JoinInfo } from "../../provider";
import type { CommandRun } from "../engine/runCommand";
import type { CommandChoices, Workspace } from "../engine/workspace";
import type { Finding } from "./findings";
import type { Transcript } from "./transcript";

/** The stack's outputs, as the example program exports them. */
export interface DemoOutputs {
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly joinTokens: Readonly<Record<string, string>>;
  readonly joinInfo: Readonly<Record<string, JoinInfo>>;
}

/** What the acts of the demo play on, and what they remember for each other. */
export class Stage {
  readonly findings: Finding[] = [];
  /** Every join token that was handed out: none may be shown. */
  readonly tokens = new Set<string>();
  /** The outputs with their secrets, for the demo's own eyes, as the last `up` left them. */
  outputs: DemoOutputs = { meetingId: "", meetingArn: "", joinTokens: {}, joinInfo: {} };

  constructor(
    readonly emulator: Emulator,
    readonly workspace: Workspace,
    readonly transcript: Transcript,
  ) {}

  /** Runs a command of Pulumi in sight of the user and checks that it succeeds. */
  async runs(command: "preview" | "up" | "destroy", choices: CommandChoices = {}): Promise<CommandRun> {
    const { transcript, workspace } = this;
    transcript.say(`$ pulumi ${command}${choices.refresh ? " --refresh" : ""}`);
    const onOutput = transcript.show;
    const run = await workspace[command]({ ...choices, flags: ["--suppress-progress"], onOutput });
    if (run.code !== 0)
      throw new Error(`\`pulumi ${command}\` failed with exit code ${run.code}; its output is above.`);
    if (command === "up") await this.#readSecretly();
    return run;
  }

  /** Notes whether what was seen is what it should be. Both may be shown, so neither may hold a token. */
  finds(claim: string, seen: unknown, expected: unknown): void {
    this.findings.push({
      claim,
      isTrue: seen !== undefined && isDeepStrictEqual(seen, expected),
      seen: JSON.stringify(seen),
    });
  }

  async #readSecretly(): Promise<void> {
    this.outputs = (await this.workspace.outputs({ showSecrets: true })) as unknown as DemoOutputs;
    for (const token of Object.values(this.outputs.joinTokens)) this.tokens.add(token);
  }
}
