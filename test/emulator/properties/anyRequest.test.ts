import { expect } from "chai";
import fc from "fast-check";
import { sampleOf } from "../model/brokenRequests";
import { modelOperation, operationNames } from "../model/model";
import { sendByModel, sendRaw, signedHeaders } from "../model/sendByModel";
import { openRoom } from "../rooms";
import { withEmulator } from "../runningEmulator";

const LONGEST_RUN_MILLISECONDS = 60_000;

describe("any request", () => {
  const running = withEmulator();

  it("to an operation with any value in place of a member is answered, and never with a failure of the emulator", async function () {
    this.timeout(LONGEST_RUN_MILLISECONDS);
    const room = await openRoom(running);
    const known = { MeetingId: room.meetingId, AttendeeId: room.attendeeId, ResourceARN: room.arn };
    const aCall = fc.constantFrom(...operationNames).chain((name) => {
      const request = sampleOf(modelOperation(name).input.shape) as Record<string, unknown>;
      const members = fc.constantFrom(...Object.keys(request), "Tags", "MeetingFeatures", "NextToken", "MaxResults");
      return fc.record({
        name: fc.constant(name),
        request: fc.constant(request),
        member: members,
        value: fc.jsonValue(),
      });
    });
    const property = fc.asyncProperty(aCall, async ({ name, request, member, value }) => {
      const { status, headers } = await sendByModel(running.emulator.url, name, {
        ...request,
        ...known,
        [member]: value,
      });
      expect(status).to.be.below(500);
      if (status >= 400) expect(headers.get("x-amzn-errortype")).to.be.a("string");
    });
    await fc.assert(property, { numRuns: 400 });
  });

  it("to any path is answered, and never with a failure of the emulator", async function () {
    this.timeout(LONGEST_RUN_MILLISECONDS);
    const aPart = fc.oneof(fc.constantFrom("meetings", "attendees", "tags", "_emulator", "%zz", ".."), fc.webSegment());
    const aPath = fc.array(aPart, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`);
    const aMethod = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    const property = fc.asyncProperty(aMethod, aPath, fc.webQueryParameters(), async (method, path, query) => {
      const url = `${running.emulator.url}${path}?${query}`;
      expect((await sendRaw(url, { method, headers: signedHeaders() })).status).to.be.within(200, 499);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
