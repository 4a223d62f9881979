import "../support/credentials";
import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import { startEmulator } from "../../emulator";
import { joinTokensIn } from "../support/joinTokensIn";
import { startNativeRoom } from "../support/nativeRoom";
import type { Room } from "../support/room";
import { type Effect, effectOn, isShared, type Operation } from "./operations";
import { KINDS, type Kind, matrixProgram, type ProviderKind } from "./program";

/** One operation on one kind of resource: what differs from what should be, in words; empty where all is well. */
export interface CellResult {
  readonly operation: string;
  readonly kind: Kind | "all";
  readonly problems: readonly string[];
}

interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A meeting at the service, with the join token of each attendee by its id. */
interface ServiceMeeting {
  readonly tags: Readonly<Record<string, string>>;
  readonly isTranscribed: boolean;
  readonly tokens: ReadonlyMap<string, string>;
}

/** Plays the operations on one stack: those that only change the program in one update, each of the others in its own. */
export async function playMatrix(
  operations: readonly Operation[],
  provider: ProviderKind = "dynamic",
): Promise<CellResult[]> {
  // The clock stands, so that no meeting ends while the matrix is played.
  const startedAt = Date.now();
  const emulator = await startEmulator({ clock: { now: () => startedAt } });
  const room = await startNativeRoom(matrixProgram(provider), emulator);
  try {
    const stack = new MatrixStack(room, operations, provider);
    await stack.bringUp();
    const shared = operations.filter(isShared);
    const results = shared.length > 0 ? await stack.play(shared) : [];
    for (const operation of operations.filter((one) => !isShared(one)))
      results.push(...(await stack.play([operation])));
    return [...results, await stack.destroy()];
  } finally {
    await room.close();
  }
}

class MatrixStack {
  readonly #changed: string[] = [];
  /** Meetings that the service keeps although the state has forgotten them, as it was told to. */
  readonly #leftBehind = new Set<string>();

  constructor(
    readonly room: Room,
    readonly operations: readonly Operation[],
    readonly provider: ProviderKind,
  ) {}

  async bringUp(): Promise<void> {
    await this.room.workspace.setConfig("operations", JSON.stringify(this.operations.map(({ name }) => name)));
    await this.#declareChanges([]);
    await this.room.run("up");
  }

  async play(operations: readonly Operation[]): Promise<CellResult[]> {
    const before = await this.#stored();
    await this.#declareChanges(operations.filter(({ changes }) => changes).map(({ name }) => name));
    const problems: string[] = [];
    try {
      await this.#run(operations, before);
      await this.room.run("up", { flags: ["--expect-no-changes"] });
    } catch (error) {
      problems.push((error as Error).message);
    }
    const after = await this.#stored();
    const cells = operations.flatMap((operation) =>
      KINDS.map((kind) => ({
        operation: operation.name,
        kind,
        problems: [...problems, ...this.#effectProblems(operation, kind, before, after)],
      })),
    );
    const lies = await this.#lies(after);
    return cells.map((cell) => {
      const own = lies.filter(({ urn }) => urn.includes(`${cell.operation}-${cell.kind}`));
      return { ...cell, problems: [...cell.problems, ...own.map(({ problem }) => problem)] };
    });
  }

  async destroy(): Promise<CellResult> {
    const preview = await this.room.attempt("preview", { flags: ["--expect-no-changes"] });
    const { code, stdout, stderr } = await this.room.attempt("destroy");
    const left = this.room.emulator.meetings().filter(({ meetingId }) => !this.#leftBehind.has(meetingId));
    const tokens = joinTokensIn(this.room.visible());
    const problems = [
      ...(preview.code === 0 ? [] : [`a preview after all operations shows changes: ${preview.stdout}`]),
      ...(code === 0 ? [] : [`destroy failed: ${stdout}${stderr}`]),
      ...left.map(({ externalMeetingId }) => `meeting ${externalMeetingId} is left`),
      ...(tokens.length === 0 ? [] : [`${tokens.length} join tokens in plain`]),
    ];
    return { operation: "destroy", kind: "all", problems };
  }

  async #run(operations: readonly Operation[], before: readonly StoredResource[]): Promise<void> {
    const [first] = operations;
    if (!first?.run) {
      await this.room.run("up");
      return;
    }
    const urns = KINDS.map((kind) => resourceOf(before, first, kind)?.urn ?? "");
    await first.run(this.room, urns);
  }

  #declareChanges(names: readonly string[]): Promise<void> {
    this.#changed.push(...names);
    return this.room.workspace.setConfig("changed", JSON.stringify(this.#changed));
  }

  async #stored(): Promise<StoredResource[]> {
    const exported = await this.room.workspace.must(["stack", "export", "--show-secrets"]);
    const { resources = [] } = JSON.parse(exported).deployment as { resources?: StoredResource[] };
    return resources.filter(({ type }) => type.includes("chime-sdk-meetings:")).map(withPlainSecrets);
  }

  #effectProblems(
    operation: Operation,
    kind: Kind,
    before: readonly StoredResource[],
    after: readonly StoredResource[],
  ): string[] {
    const expected = effectOn(operation, kind, this.provider);
    const old = resourceOf(before, operation, kind);
    const effect = effectBetween(expected, kind, old, resourceOf(after, operation, kind));
    if (old && (expected === "retained" || expected === "created again")) this.#leftBehind.add(old.id);
    return effect ? [`expected the resource to be ${expected}, but it is ${effect}`] : [];
  }

  /** Where the state says something else than the service. */
  async #lies(stored: readonly StoredResource[]): Promise<{ urn: string; problem: string }[]> {
    const meetings = await this.#meetings();
    const known = new Set(stored.map(({ outputs }) => String(outputs["meetingId"])));
    const orphans = [...meetings.keys()].filter((id) => !known.has(id) && !this.#leftBehind.has(id));
    return [
      ...stored.flatMap((resource) =>
        problemsOf(resource, meetings).map((problem) => ({ urn: resource.urn, problem })),
      ),
      ...orphans.map((id) => ({ urn: meetings.get(id)?.name ?? "", problem: `meeting ${id} is an orphan` })),
    ];
  }

  async #meetings(): Promise<Map<string, ServiceMeeting & { readonly name: string }>> {
    const client = new sdk.ChimeSDKMeetingsClient({ region: "us-east-1", endpoint: this.room.emulator.url });
    const entries = this.room.emulator.meetings().map(async ({ meetingId, externalMeetingId, tags, isTranscribed }) => {
      const { Attendees = [] } = await client.send(new sdk.ListAttendeesCommand({ MeetingId: meetingId }));
      const tokens = new Map(Attendees.map(({ AttendeeId = "", JoinToken = "" }) => [AttendeeId, JoinToken]));
      return [meetingId, { name: externalMeetingId, tags, isTranscribed, tokens }] as const;
    });
    return new Map(await Promise.all(entries));
  }
}

function resourceOf(stored: readonly StoredResource[], { name }: Operation, kind: Kind): StoredResource | undefined {
  const names = [`${name}-${kind}`, `${name}-${kind}-renamed`];
  return stored.find(({ urn }) => names.includes(urn.split("::").at(-1) ?? ""));
}

/** What happened instead of the expected effect; undefined where that is what happened. */
function effectBetween(
  expected: Effect,
  kind: Kind,
  old: StoredResource | undefined,
  current: StoredResource | undefined,
): string | undefined {
  if (expected === "refused") return old || current ? "declared" : undefined;
  if (expected === "gone" || expected === "retained") return current ? "in the state" : undefined;
  if (!old || !current) return "not in the state";
  // The id of a transcription is that of its meeting.
  if (kind === "transcription") return undefined;
  const isKept = old.id === current.id;
  return isKept === (expected === "kept") ? undefined : isKept ? "kept" : "replaced";
}

function problemsOf({ type, id, outputs }: StoredResource, meetings: ReadonlyMap<string, ServiceMeeting>): string[] {
  const meeting = meetings.get(String(outputs["meetingId"]));
  if (!meeting) return [`${id} is in the state, but its meeting has ended`];
  if (type.endsWith(":MeetingTranscription")) return meeting.isTranscribed ? [] : [`${id} is not transcribed`];
  if (type.endsWith(":MeetingAttendee")) return tokenProblems([outputs as unknown as StoredAttendee], meeting);
  const { attendees, tags } = outputs as { attendees: StoredAttendee[]; tags: Record<string, string> };
  const areTagsTrue =
    JSON.stringify(Object.entries(tags).sort()) === JSON.stringify(Object.entries(meeting.tags).sort());
  return [...tokenProblems(attendees, meeting), ...(areTagsTrue ? [] : [`${id} has other tags than its state`])];
}

interface StoredAttendee {
  readonly attendeeId: string;
  readonly joinToken: string;
}

function tokenProblems(attendees: readonly StoredAttendee[], { tokens }: ServiceMeeting): string[] {
  return attendees
    .filter(({ attendeeId, joinToken }) => tokens.get(attendeeId) !== joinToken)
    .map(({ attendeeId }) => `attendee ${attendeeId} is not at the service, or has another join token`);
}

/** `--show-secrets` exports a secret as an object with its plain text. */
function withPlainSecrets(resource: StoredResource): StoredResource {
  const reveal = (value: unknown): unknown => {
    const text = (value as { plaintext?: string } | null)?.plaintext;
    return typeof text === "string" ? JSON.parse(text) : value;
  };
  const outputs = Object.entries(resource.outputs ?? {}).map(([name, value]) => [name, reveal(value)]);
  return { ...resource, outputs: Object.fromEntries(outputs) };
}
