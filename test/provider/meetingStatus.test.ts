import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { createMeetingStatuses } from "../../provider/core/chime/meetingStatus";

const meeting = (meetingId: string) => ({ meetingId, externalMeetingId: "standup", region: "us-east-1" });

/** A service whose every GetMeeting fails by an error of this name. */
function failing(name: string) {
  let calls = 0;
  const chime = {
    getMeeting: () => {
      calls += 1;
      return Promise.reject(Object.assign(new Error("No."), { name }));
    },
  } as Partial<ChimeApi> as ChimeApi;
  return { chime, calls: () => calls };
}

describe("createMeetingStatuses", () => {
  for (const name of ["AccessDeniedException", "CredentialsProviderError", "ECONNREFUSED", "TimeoutError"]) {
    it(`treats meetings as active after ${name}, logs that once, and makes no more calls`, async () => {
      const logged: string[] = [];
      const statuses = createMeetingStatuses((text) => logged.push(text));
      const { chime, calls } = failing(name);
      await statuses.lookUp(chime, meeting("one"));
      await statuses.lookUp(chime, meeting("two"));
      expect(statuses.hasEnded("one")).to.equal(false);
      expect(calls()).to.equal(1);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.match(
        /^Cannot check the status of meeting "standup" in us-east-1: .* continues as if meetings/,
      );
    });
  }

  it("logs once for two meetings that it looks up at the same time", async () => {
    const logged: string[] = [];
    const statuses = createMeetingStatuses((text) => logged.push(text));
    const { chime } = failing("ECONNREFUSED");
    await Promise.all([statuses.lookUp(chime, meeting("one")), statuses.lookUp(chime, meeting("two"))]);
    expect(logged).to.have.length(1);
  });

  it("treats a meeting that is marked active again as active", () => {
    const statuses = createMeetingStatuses(() => undefined);
    statuses.markEnded("one");
    expect(statuses.hasEnded("one")).to.equal(true);
    statuses.markActive("one");
    expect(statuses.hasEnded("one")).to.equal(false);
  });

  it("treats a meeting that GetMeeting returns as active, and makes no more calls for it", async () => {
    const statuses = createMeetingStatuses(() => undefined);
    let calls = 0;
    const getMeeting = async () => {
      calls += 1;
      return {};
    };
    const chime = { getMeeting } as Partial<ChimeApi> as ChimeApi;
    await statuses.lookUp(chime, meeting("one"));
    await statuses.lookUp(chime, meeting("one"));
    expect({ ended: statuses.hasEnded("one"), calls }).to.deep.equal({ ended: false, calls: 1 });
  });

  it("treats a meeting as ended after two NotFounds, and makes no more calls for it", async () => {
    const statuses = createMeetingStatuses(() => undefined);
    const { chime, calls } = failing("NotFoundException");
    await Promise.all([statuses.lookUp(chime, meeting("one")), statuses.lookUp(chime, meeting("one"))]);
    await statuses.lookUp(chime, meeting("one"));
    expect(statuses.hasEnded("one")).to.equal(true);
    expect(calls()).to.equal(2);
  });
});
