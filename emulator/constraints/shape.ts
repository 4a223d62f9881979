/** A constraint of the service on one kind of value, written down from the service model. */
export type Shape = StringShape | IntegerShape | BooleanShape | ListShape | StructureShape;

export interface StringShape {
  readonly type: "string";
  /** Lengths are counted in Unicode characters. */
  readonly min?: number;
  readonly max?: number;
  /** Has to match the whole value, although most patterns of the model carry no anchors. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface IntegerShape {
  readonly type: "integer";
  readonly min?: number;
  readonly max?: number;
}

interface BooleanShape {
  readonly type: "boolean";
}

export interface ListShape {
  readonly type: "list";
  /** The name of the items' shape. */
  readonly member: string;
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape {
  readonly type: "structure";
  readonly required?: readonly string[];
  /** The name of each member's shape. */
  readonly members: Readonly<Record<string, string>>;
}

export type Shapes = Readonly<Record<string, Shape>>;
