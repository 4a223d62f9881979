import { expect } from "chai";
import type { Shape } from "../../emulator/constraints/shape";
import { shapes } from "../../emulator/constraints/shapes";
import { brokenRequests } from "./model/brokenRequests";
import { type ModelShape, membersOf, modelOperations, modelShape, operationNames } from "./model/model";
import { sendByModel } from "./model/sendByModel";
import { withEmulator } from "./runningEmulator";

describe("the table of constraints", () => {
  it("covers every shape that a request of the model can hold, and no other", () => {
    expect(Object.keys(shapes).sort()).to.deep.equal(requestShapeNames());
  });

  for (const name of requestShapeNames()) {
    it(`says of ${name} what the service model says`, () => {
      expect(comparable(shapes[name])).to.deep.equal(fromModel(modelShape(name)));
    });
  }
});

for (const operation of operationNames) {
  describe(`${operation}, by the service model`, () => {
    const running = withEmulator();

    for (const { name, input, path } of brokenRequests(operation)) {
      it(`is refused when ${name}`, async () => {
        const answer = await sendByModel(running.emulator.url, operation, input);
        expect(answer.headers.get("x-amzn-errortype")).to.equal("ValidationException");
        expect(answer.status).to.equal(400);
        expect(answer.content?.["Code"]).to.equal("ValidationException");
        expect(answer.content?.["RequestId"]).to.equal(answer.headers.get("x-amzn-requestid"));
        expect(answer.content?.["Message"]).to.match(/^\d+ validation errors? detected: /);
        expect(answer.content?.["Message"]).to.contain(`Value at '${path}' failed to satisfy constraint: Member must `);
        expect(running.emulator.meetings()).to.deep.equal([]);
      });
    }
  });
}

function requestShapeNames(): string[] {
  const names = new Set<string>();
  const visit = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    const shape = modelShape(name);
    if (shape.member !== undefined) visit(shape.member.shape);
    for (const [, member] of membersOf(shape)) visit(member.shape);
  };
  for (const { input } of Object.values(modelOperations)) visit(input.shape);
  return [...names].sort();
}

function fromModel({ type, min, max, pattern, required, enum: values, member, members }: ModelShape): unknown {
  const memberShapes = members && Object.entries(members).map(([name, { shape }]) => [name, shape]);
  return comparable({
    ...{ type, min, max, pattern, required, enum: values, member: member?.shape },
    members: memberShapes && Object.fromEntries(memberShapes),
  });
}

/** Without what is not set, and without the order of required members. */
function comparable(shape: Shape | Readonly<Record<string, unknown>> | undefined): unknown {
  const { required, ...rest } = { ...shape } as { required?: readonly string[] };
  return JSON.parse(JSON.stringify({ ...rest, required: required && [...required].sort() }));
}
