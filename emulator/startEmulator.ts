import { setTimeout as timeout } from "node:timers/promises";
import { chooseAnswers } from "./choices";
import { systemClock, VirtualClock } from "./clock";
import { type ControlDeps, createControl, findAttendee } from "./control";
import type { Emulator, EmulatorOptions } from "./emulator";
import { EventLog } from "./events/eventLog";
import { FaultInjector } from "./faults/faultInjector";
import { Visibility } from "./faults/visibility";
import { ActivityStream } from "./http/activityStream";
import { emptyAnswer, RESET } from "./http/answer";
import { answerControlRequest, CONTROL_PREFIX } from "./http/control";
import { type Answerer, type ConnectionHandlers, type Listener, listen } from "./http/listen";
import { describeCall, logLine } from "./http/logLine";
import { checkOrigin, corsHeaders, preflightHeaders } from "./http/originGuard";
import { answerPageRequest, type PageDeps } from "./http/pages";
import { isReadinessRequest, readinessAnswer } from "./http/readiness";
import type { HttpRequest } from "./http/request";
import { randomIds } from "./ids";
import type { Media } from "./media/media";
import { startMedia } from "./media/startMedia";
import { parsePublicUrl } from "./mediaPlacement";
import { chooseQuotas } from "./quotas/quotas";
import { RateLimiter } from "./quotas/rateLimiter";
import { answerApiRequest, type ServiceDeps } from "./service";
import { MeetingStore } from "./state/meetingStore";
import { StateFile } from "./state/stateFile";

/** A delayed answer does not keep a stopped emulator's process alive. */
const waitInRealTime = (milliseconds: number) => timeout(milliseconds, undefined, { ref: false });

const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_ACCOUNT = "111122223333";

/** Starts an emulator of the Amazon Chime SDK meetings service. It is ready when the promise resolves. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = DEFAULT_HOST, allowedHosts = [], allowedOrigins = [], stateFile, log } = options;
  const allowed = { host, allowedHosts, allowedOrigins };
  const parts = createParts(options);
  let media: Media | undefined;
  const control = createControl(parts, () => media);
  const findOne = (...ids: [string, string]) => findAttendee(parts.store, ...ids);
  const pages: PageDeps = { ...parts, events: control.events, findAttendee: findOne };
  const report = (error: unknown) => (log ?? console.error)(describe(error));
  const file = stateFile === undefined ? undefined : new StateFile(stateFile, parts.store, parts.clock);
  await file?.load();
  for (const fault of options.faults ?? []) parts.faults.add(fault);
  const answer: Answerer = async (request) => {
    // Pages of any origin send their events.
    const events = media?.clientEvents.isFor(request) ? media.clientEvents.answer(request) : undefined;
    if (events === undefined) checkOrigin(request, allowed);
    const reply = events ?? (await answerRequest(request, parts, control, pages));
    await file?.save();
    const call = describeCall(request, reply, parts.clock.now());
    log?.(logLine(call));
    if (call.operation !== undefined) parts.activity.send("call", call);
    if (request.method !== "GET" && request.method !== "HEAD") reportChange(parts);
    if (events !== undefined) return events;
    return reply === RESET ? RESET : { ...reply, headers: { ...reply.headers, ...corsHeaders(request, allowed) } };
  };
  const isJoinable = options.media !== false;
  const handlers = isJoinable ? connectionHandlers(() => media) : undefined;
  const closeAfter = async (error: unknown, listener?: Listener): Promise<never> => {
    await listener?.close();
    await file?.close();
    throw error;
  };
  const listener = await listen({ host, port }, answer, report, handlers).catch(closeAfter);
  if (isJoinable) {
    const onPresenceChange = () => {
      reportChange(parts);
      void file?.save().catch(report);
    };
    const starting = startMedia({ ...parts, host, port: listener.port, report, onPresenceChange });
    media = await starting.catch((error: unknown) => closeAfter(error, listener));
  }
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= Promise.all([listener.close(), media?.close()]).then(() => file?.close());
    return closing;
  };
  return { ...control, url: listener.url, port: listener.port, close };
}

function connectionHandlers(findMedia: () => Media | undefined): ConnectionHandlers {
  return {
    onUpgrade: (message, socket, head) => {
      const media = findMedia();
      if (media === undefined) socket.destroy();
      else media.onUpgrade(message, socket, head);
    },
    onFramedConnection: (socket, first) => {
      const media = findMedia();
      if (media === undefined) socket.destroy();
      else media.onFramedConnection(socket, first);
    },
  };
}

/** Makes the pages that are open read the meetings again. */
function reportChange({ activity, clock }: Pick<Parts, "activity" | "clock">): void {
  activity.send("change", { now: new Date(clock.now()).toISOString() });
}

function answerRequest(
  request: HttpRequest,
  parts: Parts,
  control: ReturnType<typeof createControl>,
  pages: PageDeps,
): ReturnType<Answerer> {
  if (request.method === "OPTIONS" && request.origin !== undefined) {
    return Promise.resolve(emptyAnswer(204, preflightHeaders(request.requestedHeaders)));
  }
  const page = answerPageRequest(request, pages);
  if (page !== undefined) return Promise.resolve(page);
  if (isReadinessRequest(request)) return Promise.resolve(readinessAnswer(parts.clock.now()));
  if (!request.path.startsWith(CONTROL_PREFIX)) return answerApiRequest(request, parts);
  return Promise.resolve(answerControlRequest(request, control, parts.ids.uuid()));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

type Parts = ServiceDeps & ControlDeps & { readonly activity: ActivityStream };

/** The composition root. */
function createParts(options: EmulatorOptions): Parts {
  const { ids = randomIds } = options;
  const clock = new VirtualClock(options.clock ?? systemClock);
  const quotas = chooseQuotas(options.quotas);
  const activity = new ActivityStream();
  const events = new EventLog(ids, (record) => activity.send("event", record));
  const counts = new Map<string, number>();
  const { media = true } = options;
  const publicUrl = options.publicUrl === undefined ? undefined : parsePublicUrl(options.publicUrl);
  return {
    clock,
    ids,
    quotas,
    events,
    activity,
    counts,
    store: new MeetingStore(clock, (meeting, endedAt) =>
      events.addMeetingEvent("chime:MeetingEnded", meeting, endedAt),
    ),
    faults: new FaultInjector(),
    visibility: new Visibility(),
    limiter: new RateLimiter(quotas, clock),
    choices: chooseAnswers(options.choices),
    wait: options.wait ?? waitInRealTime,
    defaultAccount: options.account ?? DEFAULT_ACCOUNT,
    mediaUrlFor: (host) => {
      if (!media) return undefined;
      // Only HTTP/1.0 leaves out the header.
      return publicUrl ?? `http://${host ?? options.host ?? DEFAULT_HOST}`;
    },
    onCall: (operation) => counts.set(operation, (counts.get(operation) ?? 0) + 1),
  };
}
