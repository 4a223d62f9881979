/** What is measured of every contestant, in the order of a room's life. */
export const OPERATIONS = ["up", "noop", "preview", "refresh", "destroy"] as const;

export type Operation = (typeof OPERATIONS)[number];

/** How much one life is about. */
export interface Load {
  readonly rooms: number;
  readonly attendees: number;
  /** Requests, or the engine's resources, in flight at once. */
  readonly parallel: number;
}

/** Where the service answers. */
export interface Service {
  readonly url: string;
}

/** One way to have many rooms. */
export interface Contestant {
  readonly name: string;
  /** Recognises, by its command line, the process that makes the calls. */
  readonly hostProcess: RegExp;
  /** Whether it calls the service at all. */
  readonly callsService: boolean;
  open(load: Load, service: Service): Promise<Session>;
}

/** One contestant at the beginning of a life: no rooms, no state. */
export interface Session {
  /** False where a contestant has no such operation: without an engine there is nothing to preview. */
  offers(operation: Operation): boolean;
  run(operation: Operation): Promise<Outcome>;
  /** What it keeps of its rooms, in bytes; undefined where it keeps nothing but ids. */
  stateBytes(): number | undefined;
  close(): void;
}

export interface Outcome {
  readonly succeeded: boolean;
  /** The end of what it printed, to explain a failure. */
  readonly lastWords: string;
}
