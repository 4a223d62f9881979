import { expect } from "chai";
import type { JsonObject } from "../../provider/core/json";
import { createDedupedLogger } from "../../provider/core/lifecycle/dedupedLogger";
import { keepCreated } from "../../provider/core/lifecycle/keepCreated";
import { PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import type { ResourceLifecycle } from "../../provider/core/lifecycle/resourceLifecycle";
import { rejection } from "../support/rejection";

describe("keepCreated", () => {
  let deleted: string[];
  let logged: string[];

  beforeEach(() => {
    deleted = [];
    logged = [];
  });

  const withCreate = (create: () => Promise<{ id: string; outs: JsonObject }>) => {
    const lifecycle = { create, delete: async (id: string) => void deleted.push(id) };
    return keepCreated(lifecycle as unknown as ResourceLifecycle<JsonObject, JsonObject>, "meeting", (text) =>
      logged.push(text),
    );
  };

  it("skips the first deletion of an id that was created, and logs it", async () => {
    const lifecycle = withCreate(async () => ({ id: "one", outs: {} }));
    await lifecycle.create({});
    await lifecycle.delete("one", {});
    expect({ deleted, logged: logged.length }).to.deep.equal({ deleted: [], logged: 1 });
    await lifecycle.delete("one", {});
    await lifecycle.delete("two", {});
    expect({ deleted, logged: logged.length }).to.deep.equal({ deleted: ["one", "two"], logged: 1 });
  });

  it("skips the deletion of an id that was created in part", async () => {
    const lifecycle = withCreate(() => Promise.reject(new PartialFailure("one", {}, ["incomplete"])));
    await rejection(lifecycle.create({}));
    await lifecycle.delete("one", {});
    expect(deleted).to.deep.equal([]);
  });

  it("deletes an id that another error has", async () => {
    const lifecycle = withCreate(() => Promise.reject(Object.assign(new Error("no"), { id: "one" })));
    await rejection(lifecycle.create({}));
    await lifecycle.delete("one", {});
    expect(deleted).to.deep.equal(["one"]);
  });
});

describe("createDedupedLogger", () => {
  it("logs a message again only after another one of the same resource, and no absent message", () => {
    const logged: string[] = [];
    const log = createDedupedLogger((text) => logged.push(text));
    for (const message of ["a", "a", undefined, "b", "a"]) log("one", message);
    log("two", "a");
    expect(logged).to.deep.equal(["a", "b", "a", "a"]);
  });
});
