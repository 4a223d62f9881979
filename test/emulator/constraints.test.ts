import { expect } from "chai";
import type { Shape } from "../../emulator/constraints/shape";
import { shapes } from "../../emulator/constraints/shapes";
import facts from "../fixtures/chime-sdk-meetings.facts.json";

/** A shape as the service model writes it. */
interface ModelShape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  member?: { shape: string };
  members?: Record<string, { shape: string }>;
}

const model = facts.shapes as unknown as Record<string, ModelShape>;

describe("constraints", () => {
  it("cover every shape that a request of the model can hold, and no other", () => {
    expect(Object.keys(shapes).sort()).to.deep.equal([...requestShapeNames()].sort());
  });

  for (const name of [...requestShapeNames()].sort()) {
    it(`say of ${name} what the service model says`, () => {
      expect(comparable(shapes[name])).to.deep.equal(fromModel(model[name]));
    });
  }
});

function requestShapeNames(): Set<string> {
  const names = new Set<string>();
  const visit = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    const shape = model[name];
    if (shape?.member !== undefined) visit(shape.member.shape);
    for (const member of Object.values(shape?.members ?? {})) visit(member.shape);
  };
  for (const { input } of Object.values(facts.operations)) visit(input.shape);
  return names;
}

function fromModel(shape: ModelShape | undefined): unknown {
  if (shape === undefined) return undefined;
  const { type, min, max, pattern, required, member, members } = shape;
  return comparable({
    type,
    min,
    max,
    pattern,
    enum: shape.enum,
    required,
    member: member?.shape,
    members: members && Object.fromEntries(Object.entries(members).map(([key, value]) => [key, value.shape])),
  });
}

/** Without what is not set, and without the order of required members. */
function comparable(shape: Shape | Record<string, unknown> | undefined): unknown {
  const { required, ...rest } = { ...shape } as { required?: string[] };
  return JSON.parse(JSON.stringify({ ...rest, required: required && [...required].sort() }));
}
