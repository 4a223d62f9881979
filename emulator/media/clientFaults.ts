import type { ClientFault } from "../faults/fault";
import type { MediaClock } from "./mediaClock";
import type { SignalingSession } from "./signaling/session";

/** The faults that hit one join. */
export type ClientFaults = readonly ClientFault[];

/** Schedules the faults that hit a client after it is present. */
export function scheduleFaults(faults: ClientFaults, session: SignalingSession, clock: MediaClock): void {
  for (const fault of faults) {
    if (fault.effect === "dropSignaling") clock.after(fault.afterMilliseconds ?? 0, () => session.drop());
    if (fault.effect === "audioStatus") clock.after(fault.afterMilliseconds ?? 0, () => session.end(fault.status));
  }
}
