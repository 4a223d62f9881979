import { chooseAnswers } from "./choices";
import { systemClock, VirtualClock } from "./clock";
import type { Emulator, EmulatorOptions } from "./emulator";
import { answerControlRequest, CONTROL_PREFIX } from "./http/control";
import { type Listener, listen } from "./http/listen";
import { randomIds } from "./ids";
import { answerApiRequest, type ServiceParts } from "./service";
import { MeetingStore } from "./state/meetingStore";
import { summarise } from "./summarise";

const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_ACCOUNT = "111122223333";

/** Starts an emulator of the Amazon Chime SDK meetings service. It is ready when the promise resolves. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = DEFAULT_HOST, ids = randomIds } = options;
  const clock = new VirtualClock(options.clock ?? systemClock);
  const store = new MeetingStore(clock, () => undefined);
  const counts = new Map<string, number>();
  const onCall = (operation: string) => counts.set(operation, (counts.get(operation) ?? 0) + 1);
  const defaultAccount = options.account ?? DEFAULT_ACCOUNT;
  const parts: ServiceParts = { clock, ids, store, choices: chooseAnswers(options.choices), defaultAccount, onCall };
  const control = {
    advance: (seconds: number) => clock.advance(seconds),
    reset: () => {
      store.clear();
      counts.clear();
      clock.setOffset(0);
    },
    requests: () => Object.fromEntries(counts),
    meetings: () => store.all().map(summarise),
  };
  const listener: Listener = await listen(host, port, (request) =>
    request.path.startsWith(CONTROL_PREFIX)
      ? answerControlRequest(request, control, ids.uuid())
      : answerApiRequest(request, parts),
  );
  return { ...control, url: `http://${host}:${listener.port}`, port: listener.port, close: listener.close };
}
