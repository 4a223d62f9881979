import { expect } from "chai";
import { atHostBoundary } from "../../provider/core/composition/hostBoundary";
import type { JsonObject } from "../../provider/core/json";
import { PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import type { ResourceLifecycle } from "../../provider/core/lifecycle/resourceLifecycle";
import { rejection } from "../support/rejection";

type Methods = ResourceLifecycle<JsonObject, JsonObject>;

const HOST = { __provider: "text of the provider" };
const OLDS = { ...HOST, stateVersion: 2, old: "x", absent: null };
const NEWS = { ...HOST, externalMeetingId: "standup", absent: null };

describe("atHostBoundary", () => {
  let received: unknown[];

  beforeEach(() => {
    received = [];
  });

  /** A life cycle whose methods record their arguments and return this. */
  const returning = (result: unknown) => {
    const method = async (...args: unknown[]) => {
      received = args;
      if (result instanceof Error) throw result;
      return result;
    };
    const names = ["check", "diff", "create", "read", "update", "delete"];
    return atHostBoundary(Object.fromEntries(names.map((name) => [name, method])) as unknown as Methods, ["tags"]);
  };

  it("passes arguments without the member of the host and without null", async () => {
    const olds = { stateVersion: 2, old: "x" };
    const news = { externalMeetingId: "standup" };
    await returning({ inputs: {}, failures: [] }).check(OLDS, NEWS);
    expect(received).to.deep.equal([olds, news]);
    await returning({}).diff("id", OLDS, NEWS);
    expect(received).to.deep.equal(["id", olds, news]);
    await returning({ id: "id", outs: {} }).create(NEWS);
    expect(received).to.deep.equal([news]);
    await returning({}).read("id", OLDS);
    expect(received).to.deep.equal(["id", olds]);
    await returning({ outs: {} }).update("id", OLDS, NEWS);
    expect(received).to.deep.equal(["id", olds, news]);
    await returning(undefined).delete("id", OLDS);
    expect(received).to.deep.equal(["id", olds]);
  });

  it("stores null for absent optional outputs, and keeps those that exist", async () => {
    const outs = { meetingId: "m" };
    expect(await returning({ id: "id", outs }).create(NEWS)).to.deep.equal({ id: "id", outs: { ...outs, tags: null } });
    expect(await returning({ outs }).update("id", OLDS, NEWS)).to.deep.equal({ outs: { ...outs, tags: null } });
    const tagged = { ...outs, tags: { a: "b" } };
    expect(await returning({ id: "id", props: outs }).read("id", OLDS)).to.deep.equal({
      id: "id",
      props: { ...outs, tags: null },
    });
    expect(await returning({ id: "id", props: tagged }).read("id", OLDS)).to.deep.equal({ id: "id", props: tagged });
  });

  it("returns the result of a read that finds nothing unchanged", async () => {
    expect(await returning({}).read("id", OLDS)).to.deep.equal({});
  });

  it("returns check failures without a property, which the reason names", async () => {
    const failures = [{ property: "attendees[0]", reason: "is required" }];
    expect(await returning({ inputs: { a: 1 }, failures }).check(OLDS, NEWS)).to.deep.equal({
      inputs: { a: 1 },
      failures: [{ property: "", reason: "attendees[0] is required" }],
    });
  });

  for (const method of ["create", "update"] as const) {
    it(`adds the member of the host to the properties of a partial failure of ${method}`, async () => {
      const failing = returning(new PartialFailure("id", { meetingId: "m" }, ["incomplete"]));
      const failure = await rejection(method === "create" ? failing.create(NEWS) : failing.update("id", OLDS, NEWS));
      expect((failure as PartialFailure).properties).to.deep.equal({ meetingId: "m", tags: null, ...HOST });
    });
  }

  it("throws other errors unchanged", async () => {
    const error = new Error("No.");
    expect(await rejection(returning(error).create(NEWS))).to.equal(error);
    expect(Object.keys(error)).to.deep.equal([]);
  });

  it("rejects a diff with the state of another dynamic resource", async () => {
    const { stateVersion: _version, ...foreign } = OLDS;
    const { message } = await rejection(returning({}).diff("id", foreign, NEWS));
    expect(message).to.match(/^The state of id was not written by pulumi-chime-sdk-meetings/);
    expect(received).to.deep.equal([]);
  });
});
