import { expect } from "chai";
import { ROUTES } from "../../emulator/http/routes";
import { membersOf, modelOperation, modelShape, operationNames } from "./model/model";

describe("The emulator's routes", () => {
  it("are the operations of the service model", () => {
    expect(ROUTES.map(({ operation }) => operation)).to.deep.equal(operationNames);
  });

  for (const route of ROUTES) {
    it(`match the service model: ${route.operation}`, () => {
      const { http, input } = modelOperation(route.operation);
      const members = membersOf(modelShape(input.shape));
      const sentIn = (location: string | undefined) => members.filter(([, member]) => member.location === location);
      const path = `/${route.path.join("/")}${route.selector ? `?operation=${route.selector}` : ""}`;
      expect(`${route.method} ${path}`).to.equal(`${http.method} ${http.requestUri}`);
      expect(route.status).to.equal(http.responseCode ?? 200);
      expect(route.input).to.equal(input.shape);
      expect(route.body).to.have.members(sentIn(undefined).map(([name]) => name));
      expect(route.query).to.have.deep.members(
        sentIn("querystring").map(([name, { locationName, shape }]) => ({
          member: name,
          parameter: locationName,
          isNumber: modelShape(shape).type === "integer",
        })),
      );
      expect(route.path.filter((part) => part.startsWith("{"))).to.have.members(
        sentIn("uri").map(([name]) => `{${name}}`),
      );
    });
  }
});
