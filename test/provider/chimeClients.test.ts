import "../support/credentials";
import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { createChimeClients } from "../../provider/core/aws/chimeClients";
import { listAllAttendees } from "../../provider/core/aws/listAllAttendees";
import { fakeTimer } from "../support/fakeTimer";

describe("createChimeClients", () => {
  it("returns one client per region, so that its requests share one rate", async () => {
    const chimeFor = createChimeClients(fakeTimer(), () => ({ endpoint: undefined, profile: undefined }));
    expect(chimeFor("us-east-1")).to.equal(chimeFor("us-east-1"));
    expect(chimeFor()).to.equal(chimeFor());
    expect(chimeFor("us-east-1")).to.not.equal(chimeFor("eu-central-1"));
    expect(await chimeFor("eu-central-1").region()).to.equal("eu-central-1");
  });
});

describe("listAllAttendees", () => {
  it("returns the attendees of all pages, also after a page without attendees", async () => {
    const alice = { ExternalUserId: "alice" };
    const requests: unknown[] = [];
    const pages = [{ NextToken: "2" }, { Attendees: [alice] }];
    const listAttendees = async (request: unknown) => pages[requests.push(request) - 1] ?? {};
    const chime = { listAttendees } as Partial<ChimeApi> as ChimeApi;
    expect(await listAllAttendees(chime, "id")).to.deep.equal([alice]);
    expect(requests).to.deep.equal([
      { MeetingId: "id", MaxResults: 100 },
      { MeetingId: "id", MaxResults: 100, NextToken: "2" },
    ]);
  });
});
