import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Emulator, MeetingSummary } from "../../emulator";
import { findEngine } from "../../tools/engine/findEngine";
import type { Variables } from "../../tools/engine/workspace";
import { countCalls } from "../support/countCalls";
import { joinTokensIn } from "../support/joinTokensIn";
import { QUICK_START, type Room, startRoom } from "../support/room";

const FOLDER = join(__dirname, "../../../examples");
/** AWS ends a meeting after 5 minutes with nobody connected. */
const LONG_ENOUGH_TO_END_S = 6 * 60;
/** The compiler has its own test, so that the engine's are spared it. */
const env = { PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...QUICK_START };

export const A_NEW_MEETING = { CreateMeetingWithAttendees: 1, DeleteMeeting: 1 };

/** What `pulumi up` counts at its end; the stack itself counts, too. */
type Changes = Partial<Record<"created" | "updated" | "replaced" | "deleted" | "unchanged", number>>;

/** Something that a reader of an example's README does, and what comes of it. */
interface Step {
  readonly title: string;
  /** A line of the README: `pulumi config set <key> <value>`. */
  readonly config?: readonly [key: string, value: string];
  /** Six minutes pass with nobody in any room, so that all meetings have ended. */
  readonly ended?: true;
  /** What `pulumi up` says it did. */
  readonly changes: Changes;
  /** What it called, and how often. */
  readonly calls: Readonly<Record<string, number>>;
  /** Operations whose number of calls depends on timing: attendees that are added while a call is in flight share the next one. */
  readonly uncounted?: readonly string[];
  /** How many of the meetings from before are still there. */
  readonly kept: number;
  /** What the service has afterwards, beside as many meetings as at the start. */
  readonly seen?: (meetings: readonly MeetingSummary[]) => unknown;
  readonly expected?: unknown;
}

export interface Example {
  readonly name: string;
  /** What `pulumi up` makes at first. The first step of each. */
  readonly meetings: number;
  /** Configuration without which the program cannot run, made of what is at the service. */
  readonly needs?: (emulator: Emulator) => Promise<Readonly<Record<string, string>>>;
  /** Adds to the environment of the commands. */
  readonly variables?: () => Promise<Variables>;
  readonly steps: readonly Step[];
  /** How often `pulumi destroy` calls what. */
  readonly destroy: Readonly<Record<string, number>>;
}

/** Takes the steps of an example on the real engine, one after the other. */
export function playExample(example: Example): void {
  describe(`The example ${example.name}`, function () {
    this.timeout(600_000);
    let room: Room;

    before(async function () {
      // Where no engine is found one is built, which takes minutes.
      this.timeout(0);
      await findEngine();
      room = await startRoom({ cwd: join(FOLDER, example.name) }, undefined, await example.variables?.());
      for (const [key, value] of Object.entries((await example.needs?.(room.emulator)) ?? {})) {
        await room.workspace.setConfig(key, value);
      }
    });
    after(() => room?.close());

    it("tells its steps in its README", () => expectToTell(example));

    for (const step of example.steps) {
      it(`does as it should at the step: ${step.title}`, async () => {
        const before = ids(room);
        const outcome = await take(step, room);
        const kept = ids(room).filter((id) => before.includes(id));
        const counted = Object.entries(outcome.calls).filter(([operation]) => !step.uncounted?.includes(operation));
        expect({ ...outcome, calls: Object.fromEntries(counted) }).to.deep.equal({
          changes: step.changes,
          calls: step.calls,
        });
        expect(ids(room), "meetings").to.have.length(example.meetings);
        expect(kept, "meetings that were kept").to.have.length(step.kept);
        expect(step.seen?.(room.emulator.meetings())).to.deep.equal(step.expected);
      });
    }

    it("goes, and has left no join token in plain", async () => {
      const { calls } = await countCalls(room.emulator, () => room.run("destroy", { env }));
      expect(calls).to.deep.equal(example.destroy);
      expect(joinTokensIn(room.visible()), "join tokens in plain").to.deep.equal([]);
    });
  });
}

function expectToTell({ name, steps }: Example): void {
  const told = readFileSync(join(FOLDER, name, "README.md"), "utf8");
  for (const { title, config } of steps) {
    if (!config) continue;
    const [key, value] = config;
    const shown = /^[\w-]+$/.test(value) ? value : `'${value}'`;
    expect(told, title).to.contain(`\`pulumi config set ${key} ${shown}\``);
  }
  expect(told)
    .to.match(/^\| update +\|/m)
    .and.to.match(/^\| replace +\|/m);
  expect(told).to.contain("npx chime-sdk-meetings-emulator --port 4599 &").and.to.contain("Against AWS");
}

async function take({ config, ended }: Step, room: Room) {
  if (config) await room.workspace.setConfig(...config);
  if (ended) {
    room.emulator.advance(LONG_ENOUGH_TO_END_S);
    expect(ids(room), "meetings after 6 minutes with nobody in them").to.deep.equal([]);
  }
  const { result, calls } = await countCalls(room.emulator, () => room.run("up", { env }));
  return { changes: changesIn(result), calls };
}

/** The counts at the end of what `pulumi up` prints, such as `+-1 replaced`. */
function changesIn(printed: string): Changes {
  const counts = printed.matchAll(/^ {4}\D*(\d+) (created|updated|replaced|deleted|unchanged)$/gm);
  return Object.fromEntries([...counts].map(([, count, change]) => [change, Number(count)]));
}

function ids({ emulator }: Room): string[] {
  return emulator.meetings().map(({ meetingId }) => meetingId);
}
