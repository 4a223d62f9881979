import { createTimer } from "../core/aws/pacer";
import { ignoredSettingsMessage, settingsFrom, wrongSettingMessage } from "../core/aws/settings";
import { createLifecycles } from "../core/composition/createLifecycles";
import { createDedupedLogger } from "../core/lifecycle/dedupedLogger";

/*
 * The composition root of the dynamic provider. It runs in the process of the dynamic host, which all resources of a stack share.
 * States contain the names of its package export, of its exports and of their methods, so these never change.
 */

/** Stack configuration that the host hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

let settings = settingsFrom(() => undefined);

const lifecycles = createLifecycles({ timer: createTimer(), settings: () => settings, log: console.log });
const logOnce = createDedupedLogger(lifecycles.log);

/** Synchronous, because the host does not wait for `configure` before it calls other methods. */
function configure({ config }: ConfigureRequest): void {
  const get = (key: string) => config.get(key);
  settings = settingsFrom(get);
  logOnce("ignored settings", ignoredSettingsMessage(settings));
  logOnce("wrong setting", wrongSettingMessage(get));
}

export const meeting = { configure, ...lifecycles.meeting };

export const attendee = { configure, ...lifecycles.attendee };

export const transcription = { configure, ...lifecycles.transcription };
