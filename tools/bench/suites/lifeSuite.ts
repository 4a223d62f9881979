import { findAwsCli } from "../contestants/awsCli";
import { contestantsIn } from "../contestants/contestants";
import { createPulumiProject, type PulumiProject } from "../contestants/pulumiProject";
import { startEmulatorProcess } from "../machine/emulatorProcess";
import { measureRoomBytes } from "../report/roomBytes";
import { LIFE_SUITES } from "./lives";
import type { LifeSuiteName } from "./names";
import { runLives } from "./runLives";
import type { SuiteContext } from "./suite";

/** Runs suites of lives in one project, into which the packed tarball is installed once. */
export class LifeSuites {
  #project: PulumiProject | undefined;

  /** Measures one suite. `wanted` names the contestants; empty says all. */
  async run(suite: LifeSuiteName, wanted: readonly string[], context: SuiteContext): Promise<void> {
    const { size, results, facts, say, session } = context;
    const awsCli = await findAwsCli();
    this.#project ??= await installProject(say);
    const lives = LIFE_SUITES[suite](size).filter(
      ({ contestant }) => wanted.length === 0 || wanted.includes(contestant),
    );
    const contestants = contestantsIn(this.#project, "path" in awsCli ? awsCli.path : undefined);
    const measurements = await runLives(lives, { contestants, say });
    results.saveLives({
      suite,
      rooms: size.rooms,
      ...facts,
      sessions: [session()],
      roomBytes: await measureRoomBytes(),
      absent: "absent" in awsCli ? { "AWS CLI": awsCli.absent } : {},
      measurements,
    });
  }

  close(): void {
    this.#project?.remove();
  }
}

async function installProject(say: (line: string) => void): Promise<PulumiProject> {
  say("installing the packed tarball");
  const emulator = await startEmulatorProcess();
  return createPulumiProject(emulator).finally(() => emulator.close());
}
