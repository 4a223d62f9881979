import facts from "../../fixtures/chime-sdk-meetings.facts.json";

/** A shape as the service model writes it. */
export interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly members?: Readonly<Record<string, ModelMember>>;
}

export interface ModelMember {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
}

export interface ModelOperation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input: { readonly shape: string };
  readonly output?: { readonly shape: string };
  readonly errors: readonly { readonly shape: string }[];
}

const shapes = facts.shapes as unknown as Readonly<Record<string, ModelShape>>;

/** The operations of the service model, by name. */
export const modelOperations = facts.operations as unknown as Readonly<Record<string, ModelOperation>>;

export const operationNames = Object.keys(modelOperations).sort();

export function modelOperation(name: string): ModelOperation {
  const operation = modelOperations[name];
  if (operation === undefined) throw new Error(`The service model has no operation ${name}.`);
  return operation;
}

export function modelShape(name: string): ModelShape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`The service model has no shape ${name}.`);
  return shape;
}

export function membersOf(shape: ModelShape): [string, ModelMember][] {
  return Object.entries(shape.members ?? {});
}
