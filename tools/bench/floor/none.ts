import { randomUUID } from "node:crypto";

/** A dynamic resource that does nothing and is empty: what the engine and its hosts cost by themselves. */
export async function create() {
  return { id: randomUUID(), outs: {} };
}

export async function diff() {
  return { changes: false };
}
