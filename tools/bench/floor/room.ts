import { randomUUID } from "node:crypto";

import recorded = require("./recorded.json");

/** A dynamic resource that does nothing, but carries the inputs and outputs that were recorded from a room. */
export async function create() {
  return { id: randomUUID(), outs: { ...recorded.outputs } };
}

export async function diff() {
  return { changes: false };
}

export async function read(id: string, state: object) {
  return { id, props: state };
}
