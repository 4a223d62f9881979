import { expect } from "chai";
import type { JsonObject } from "../../provider/core/json";
import { PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import { createRedaction } from "../../provider/core/lifecycle/redaction";
import type { ResourceLifecycle } from "../../provider/core/lifecycle/resourceLifecycle";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { rejection } from "../support/rejection";

const INPUTS = {
  externalMeetingId: "standup",
  attendees: [{ externalUserId: "alice", capabilities: { audio: "Receive" } }, { externalUserId: "alice-2" }],
  secretArguments: ["attendees"],
};

describe("createRedaction", () => {
  const logged: string[] = [];
  const redaction = createRedaction((text) => logged.push(text));
  const wrap = (methods: Partial<ResourceLifecycle<JsonObject, JsonObject>>) =>
    redaction.wrap(methods as ResourceLifecycle<JsonObject, JsonObject>);

  beforeEach(() => {
    logged.length = 0;
  });

  it("replaces secret values in the message and the stack of an error, drops its cause, and leaves enumeration values", async () => {
    const error = new Error("standup: alice and alice-2 have Receive", { cause: "alice" });
    // Node.js formats a stack when it is first read.
    expect(error.stack).to.contain("alice");
    const failed = await rejection(wrap({ create: () => Promise.reject(error) }).create(INPUTS));
    expect(failed.message).to.equal("standup: [secret] and [secret] have Receive");
    expect(failed.stack).not.to.contain("alice");
    expect(failed.cause).to.equal(undefined);
  });

  it("keeps them out of the reasons of a partial failure, and in its properties", async () => {
    const failure = new PartialFailure("id", { user: "alice" }, ["alice is missing"]);
    const failed = await rejection(wrap({ update: () => Promise.reject(failure) }).update("id", {}, INPUTS));
    expect((failed as PartialFailure).reasons).to.deep.equal(["[secret] is missing"]);
    expect((failed as PartialFailure).properties).to.deep.equal({ user: "alice" });
  });

  it("keeps them out of check failures", async () => {
    const check = async () => ({ inputs: {}, failures: [{ property: "attendees[0]", reason: "alice is unknown" }] });
    const { failures } = await wrap({ check }).check({}, INPUTS);
    expect(failures).to.deep.equal([{ property: "attendees[0]", reason: "[secret] is unknown" }]);
  });

  it("keeps them out of what is logged meanwhile, also by the values of the state", async () => {
    const read = async () => {
      await Promise.resolve();
      redaction.log("alice has left standup");
      return {};
    };
    await wrap({ read }).read("id", INPUTS);
    redaction.log("alice is no secret of another resource");
    expect(logged).to.deep.equal(["[secret] has left standup", "alice is no secret of another resource"]);
  });

  for (const method of ["check", "diff", "create", "read", "update", "delete"] as const) {
    it(`redacts the errors of ${method}, and passes its arguments`, async () => {
      const calls: unknown[][] = [];
      const failing = async (...args: unknown[]) => {
        calls.push(args);
        throw new Error("alice");
      };
      const wrapped = wrap({ [method]: failing }) as unknown as Record<
        string,
        (...args: unknown[]) => Promise<unknown>
      >;
      const args = { check: [{}, INPUTS], diff: ["id", INPUTS, {}], create: [INPUTS], read: ["id", INPUTS] };
      const passed = { ...args, update: ["id", {}, INPUTS], delete: ["id", INPUTS] }[method];
      expect((await rejection(wrapped[method]?.(...passed) as Promise<unknown>)).message).to.equal("[secret]");
      expect(calls).to.deep.equal([passed]);
    });
  }

  it("redacts a secret of the old outputs in the errors of diff and update", async () => {
    const failing = () => Promise.reject(new Error("alice"));
    const wrapped = wrap({ diff: failing, update: failing });
    expect((await rejection(wrapped.diff("id", INPUTS, {}))).message).to.equal("[secret]");
    expect((await rejection(wrapped.update("id", INPUTS, {}))).message).to.equal("[secret]");
  });

  it("ignores secret arguments that are empty, unknown or no strings", async () => {
    const inputs = {
      a: "",
      b: UNKNOWN,
      c: 5,
      d: null,
      e: ["", { f: "alice" }],
      secretArguments: ["a", "b", "c", "d", "e"],
    };
    const error = new Error(`alice 5 null ${UNKNOWN}`);
    const { message } = await rejection(wrap({ create: () => Promise.reject(error) }).create(inputs));
    expect(message).to.equal(`[secret] 5 null ${UNKNOWN}`);
  });

  it("keeps an empty stack empty, and what is no error as it is", async () => {
    const error = Object.assign(new Error("alice"), { stack: "" });
    expect((await rejection(wrap({ create: () => Promise.reject(error) }).create(INPUTS))).stack).to.equal("");
    expect(await rejection(wrap({ create: () => Promise.reject("alice") }).create(INPUTS))).to.equal("alice");
  });

  it("changes nothing where no argument is secret", async () => {
    const error = new Error("alice");
    const { secretArguments: _none, ...plain } = INPUTS;
    expect((await rejection(wrap({ create: () => Promise.reject(error) }).create(plain))).message).to.equal("alice");
  });
});
