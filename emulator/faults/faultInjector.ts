import { checkFault } from "./checkFault";
import { type ActiveFault, CLIENT_EFFECTS, type ClientFault, type Fault, PARTIALLY_FAILING } from "./fault";
import { seededDraw } from "./seededDraw";
import { CREATING } from "./visibility";

interface Waiting {
  readonly id: number;
  readonly fault: Fault;
  readonly draw: () => number;
  hits: number;
}

/** Keeps the faults that were asked for, and decides which calls they hit. */
export class FaultInjector {
  #waiting: Waiting[] = [];
  #nextId = 1;

  add(fault: Fault): ActiveFault {
    const waiting: Waiting = {
      id: this.#nextId,
      fault: checkFault({ ...fault }),
      draw: seededDraw(fault.seed ?? 1),
      hits: 0,
    };
    this.#nextId += 1;
    this.#waiting.push(waiting);
    return describe(waiting);
  }

  list(): ActiveFault[] {
    return this.#waiting.map(describe);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The faults that hit this call, in the order in which they were added. */
  take(operation: string): Fault[] {
    return this.#take((fault) => !isClientFault(fault) && isFor(fault, operation));
  }

  /** The faults that hit a client which joins, in the order in which they were added. */
  takeForJoin(): ClientFault[] {
    return this.#take(isClientFault).filter(isClientFault);
  }

  #take(isHit: (fault: Fault) => boolean): Fault[] {
    const hitting = this.#waiting.filter(({ fault, draw }) => {
      if (!isHit(fault)) return false;
      return fault.probability === undefined || draw() < fault.probability;
    });
    for (const waiting of hitting) waiting.hits += 1;
    this.#waiting = this.#waiting.filter(({ fault, hits }) => hits < limitOf(fault));
    return hitting.map(({ fault }) => fault);
  }
}

function isClientFault(fault: Fault): fault is Fault & ClientFault {
  return CLIENT_EFFECTS.includes(fault.effect);
}

function isFor({ effect, operation: wanted }: Fault, operation: string): boolean {
  if (effect === "notYetVisible" && !CREATING.includes(operation)) return false;
  if (effect === "partialFailure" && !PARTIALLY_FAILING.includes(operation)) return false;
  return wanted === undefined || wanted === operation;
}

function limitOf({ count, probability }: Fault): number {
  return count ?? (probability === undefined ? 1 : Number.POSITIVE_INFINITY);
}

function describe({ id, fault, hits }: Waiting): ActiveFault {
  return { id, ...fault, hits };
}
