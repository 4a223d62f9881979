/** Quotas of one account in one region. */
export interface Quotas {
  /** Calls per second, of each operation and of all together. */
  readonly requestsPerSecond: number;
  /** Calls that can come at once after a pause. */
  readonly burst: number;
  /** Meetings that have not ended, replicas included. */
  readonly activeMeetings: number;
  /** Replicas of one primary meeting that have not ended. */
  readonly replicasPerMeeting: number;
}

/** AWS's defaults (AWS General Reference, "Amazon Chime SDK endpoints and quotas"). */
export const AWS_QUOTAS: Quotas = {
  requestsPerSecond: 10,
  burst: 20,
  activeMeetings: 250,
  replicasPerMeeting: 4,
};

const NO_QUOTAS: Quotas = {
  requestsPerSecond: Number.POSITIVE_INFINITY,
  burst: Number.POSITIVE_INFINITY,
  activeMeetings: Number.POSITIVE_INFINITY,
  replicasPerMeeting: Number.POSITIVE_INFINITY,
};

/** True stands for AWS's defaults, an object for these with some changed, and false or nothing for no quotas. */
export function chooseQuotas(given: boolean | Partial<Quotas> = false): Quotas {
  if (given === false) return NO_QUOTAS;
  const quotas = { ...AWS_QUOTAS, ...(given === true ? {} : given) };
  for (const [name, value] of Object.entries(quotas)) {
    if (!(value > 0)) throw new RangeError(`The quota ${name} cannot be ${value}: it takes a number above 0.`);
  }
  return quotas;
}
