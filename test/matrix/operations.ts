import type { CommandChoices } from "../../tools/engine/workspace";
import type { Room } from "../support/room";
import { KINDS, type Kind, type ProviderKind } from "./program";

/**
 * What becomes of a resource: it keeps its id, gets another one, or leaves the state. `refused` programs never get that far, and
 * `created again` resources leave what they were before at the service, since Pulumi was told to forget it.
 */
export type Effect = "kept" | "replaced" | "gone" | "retained" | "refused" | "created again";

type EffectByKind = Readonly<Partial<Record<Kind, Effect>> & { readonly others: Effect }>;

export interface Operation {
  readonly name: string;
  readonly effect: Effect | EffectByKind;
  /** The effect on resources of the native provider, where it differs. */
  readonly nativeEffect?: EffectByKind;
  /** Whether the program changes with the operation. */
  readonly changes?: true;
  /** What is done; `urns` are those of the resources. Default: `pulumi up`. */
  readonly run?: (room: Room, urns: readonly string[]) => Promise<unknown>;
}

const flagged = (flag: string, urns: readonly string[], ...more: string[]): CommandChoices => ({
  flags: [...urns.flatMap((urn) => [flag, urn]), ...more],
});

const eachState = (command: string) => async (room: Room, urns: readonly string[]) => {
  for (const urn of urns) await room.workspace.must(["state", command, urn, "--yes"]);
  await room.run("up");
};

/** The attendee that exists is what AWS answers for its externalUserId, and a meeting has one transcription. */
const EXISTING: Operation["effect"] = { meeting: "created again", replica: "created again", others: "kept" };
const REPLACED_BY_CHANGE: Operation["effect"] = { transcription: "replaced", others: "kept" };

/**
 * A schema cannot declare the option `deleteBeforeReplace`, which the class of a dynamic attendee sets. The engine creates the
 * replacement first then, for which AWS answers with the attendee that exists.
 */
const NATIVE_ATTENDEE_STAYS = { attendeeByMeeting: "kept", attendeeById: "kept", others: "replaced" } as const;

export const OPERATIONS: readonly Operation[] = [
  { name: "up", effect: "kept" },
  { name: "preview", effect: "kept", run: (room) => room.run("preview") },
  { name: "refresh", effect: "kept", run: (room) => room.run("refresh") },
  { name: "upRefresh", effect: "kept", run: (room) => room.run("up", { refresh: true }) },
  {
    name: "replace",
    effect: "replaced",
    nativeEffect: NATIVE_ATTENDEE_STAYS,
    run: (room, urns) => room.run("up", flagged("--replace", urns)),
  },
  {
    name: "targetReplace",
    effect: "replaced",
    nativeEffect: NATIVE_ATTENDEE_STAYS,
    run: (room, urns) => room.run("up", flagged("--target-replace", urns, "--target-dependents")),
  },
  {
    name: "target",
    effect: REPLACED_BY_CHANGE,
    changes: true,
    run: (room, urns) => room.run("up", flagged("--target", urns)),
  },
  {
    name: "exclude",
    effect: REPLACED_BY_CHANGE,
    changes: true,
    run: async (room, urns) => {
      await room.run("up", flagged("--exclude", urns));
      await room.run("up");
    },
  },
  { name: "stateTaint", effect: "replaced", nativeEffect: NATIVE_ATTENDEE_STAYS, run: eachState("taint") },
  { name: "stateDelete", effect: EXISTING, run: eachState("delete") },
  {
    name: "stateRename",
    effect: "kept",
    changes: true,
    run: async (room, urns) => {
      for (const urn of urns) {
        await room.workspace.must(["state", "rename", urn, `${urn.split("::").at(-1)}-renamed`, "--yes"]);
      }
      await room.run("up");
    },
  },
  {
    name: "destroyTarget",
    effect: "replaced",
    run: async (room, urns) => {
      await room.run("destroy", flagged("--target", urns));
      await room.run("up");
    },
  },
  { name: "replacementTrigger", effect: "replaced", nativeEffect: NATIVE_ATTENDEE_STAYS, changes: true },
  { name: "replaceWith", effect: "replaced", nativeEffect: NATIVE_ATTENDEE_STAYS, changes: true },
  { name: "replaceOnChanges", effect: "replaced", nativeEffect: NATIVE_ATTENDEE_STAYS, changes: true },
  { name: "deleteBeforeReplace", effect: "replaced", changes: true },
  {
    name: "createBeforeDelete",
    effect: { attendeeByMeeting: "kept", attendeeById: "kept", others: "replaced" },
    changes: true,
  },
  { name: "ignoreChanges", effect: "kept", changes: true },
  { name: "retainOnDelete", effect: "retained", changes: true },
  // The engine makes no call for what is deleted with its room. A meeting does not end with another one, unless it is its replica.
  { name: "deletedWith", effect: { meeting: "retained", others: "gone" }, changes: true },
  { name: "protect", effect: "kept", changes: true },
  { name: "aliasByName", effect: "kept", changes: true },
  { name: "aliasByParent", effect: "kept", changes: true },
  { name: "component", effect: REPLACED_BY_CHANGE, changes: true },
  { name: "nestedComponent", effect: REPLACED_BY_CHANGE, changes: true },
  { name: "dependsOn", effect: "kept", changes: true },
  { name: "transforms", effect: REPLACED_BY_CHANGE, changes: true },
  { name: "import", effect: "refused" },
];

/** Native resources can be imported, which `nativeStates.test.ts` tests. */
export const NATIVE_OPERATIONS = OPERATIONS.filter(({ name }) => name !== "import");

/** Operations of the command line run alone; those that only change the program share one `up`. */
export const isShared = ({ run }: Operation): boolean => run === undefined;

export function effectOn({ effect, nativeEffect }: Operation, kind: Kind, provider: ProviderKind): Effect {
  const expected = provider === "native" ? (nativeEffect ?? effect) : effect;
  return typeof expected === "string" ? expected : (expected[kind] ?? expected.others);
}

export const CELLS = OPERATIONS.flatMap((operation) => KINDS.map((kind) => ({ operation, kind })));
