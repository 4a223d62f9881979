/** One person who wants to join a room. */
export interface Visit {
  readonly room: string;
  readonly person: string;
  /** Milliseconds after the start. */
  readonly arrivesAt: number;
  readonly staysFor: number;
}

export interface Workload {
  readonly rooms: number;
  readonly joins: number;
  readonly seconds: number;
  /** How many people come to a room together. */
  readonly gathering: number;
  /** The seconds within which they come. */
  readonly arrivalSeconds: number;
}

const SHORTEST_STAY_MS = 5 * 60_000;
const LONGEST_STAY_MS = 15 * 60_000;

/**
 * Gatherings at random times: the rooms take turns, and the people of one stay for 5 to 15 minutes. A gathering opens a
 * new meeting where the last one of its room has been empty for 5 minutes.
 */
export function createVisits(workload: Workload, random: () => number): Visit[] {
  const { rooms, joins, seconds, gathering, arrivalSeconds } = workload;
  const latestStart = (seconds - arrivalSeconds) * 1000;
  const visits = Array.from({ length: Math.ceil(joins / gathering) }, (_, index) => {
    const startsAt = random() * latestStart;
    const size = Math.min(gathering, joins - index * gathering);
    return Array.from({ length: size }, (_person, number) => ({
      room: `room-${index % rooms}`,
      person: `person-${index}-${number}`,
      arrivesAt: startsAt + random() * arrivalSeconds * 1000,
      staysFor: SHORTEST_STAY_MS + random() * (LONGEST_STAY_MS - SHORTEST_STAY_MS),
    }));
  });
  return visits.flat().sort((one, other) => one.arrivesAt - other.arrivesAt);
}
