import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { updateTags } from "../../provider/core/meeting/updateTags";

const ARN = "arn:aws:chime:us-east-1:111122223333:meeting/0a1b2c3d-2222-4222-8333-0123456f2713";

/** Notes the calls on tags; any other call is a mistake and fails. */
async function callsFor(olds: Record<string, string>, news: Record<string, string>): Promise<unknown[]> {
  const calls: unknown[] = [];
  const note = (operation: string) => async (request: unknown) => calls.push([operation, request]);
  const chime = { tagResource: note("TagResource"), untagResource: note("UntagResource") } as Partial<ChimeApi>;
  await updateTags(chime as ChimeApi, ARN, olds, news);
  return calls;
}

describe("updateTags", () => {
  it("makes no call without differences", async () => {
    expect(await callsFor({ a: "1" }, { a: "1" })).to.deep.equal([]);
  });

  it("removes tags before it sets new and changed ones", async () => {
    expect(
      await callsFor({ kept: "1", changed: "1", gone: "1" }, { kept: "1", changed: "2", added: "3" }),
    ).to.deep.equal([
      ["UntagResource", { ResourceARN: ARN, TagKeys: ["gone"] }],
      [
        "TagResource",
        {
          ResourceARN: ARN,
          Tags: [
            { Key: "changed", Value: "2" },
            { Key: "added", Value: "3" },
          ],
        },
      ],
    ]);
  });
});
