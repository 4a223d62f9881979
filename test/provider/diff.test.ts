import { expect } from "chai";
import { declarationOf, inputsOf } from "../../provider/core/meeting/declaration";
import { diff as diffMeeting } from "../../provider/core/meeting/diff";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { PROPERTIES } from "../../provider/core/meeting/schema";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import {
  ALL_CAPABILITIES,
  attendee,
  fullyPopulatedInputs,
  meetingInputs,
  meetingOutputs,
  VIEW_ONLY,
} from "../support/meetingInputs";

const HOUR = 60 * 60 * 1000;
const CREATED = Date.parse("2026-01-01T00:00:00.000Z");

const created = (inputs = fullyPopulatedInputs()) => {
  const outputs = meetingOutputs(inputs);
  return { ...outputs, declared: declarationOf(inputs, outputs.attendees) };
};

const diff = (olds: MeetingOutputs, news: MeetingInputs, now: number) => diffMeeting(olds, news, now, false);

const diffOf = (overrides: Record<string, unknown>, hours = 1) =>
  diff(created(), { ...fullyPopulatedInputs(), ...overrides }, CREATED + hours * HOUR);

const ARGUMENTS = PROPERTIES.filter(({ internal }) => !internal);

/** Another right value for every argument. */
const CHANGED: Record<string, unknown> = {
  externalMeetingId: "retro",
  mediaRegion: "us-west-2",
  attendees: [attendee("alice", ALL_CAPABILITIES), attendee("carol", VIEW_ONLY)],
  clientRequestToken: "token-2",
  meetingHostId: "other-host",
  meetingFeatures: { audio: { echoReduction: "UNAVAILABLE" } },
  notificationsConfiguration: { sqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:other" },
  primaryMeetingId: "0a1b2c3d-3333-4222-8333-0123456f2713",
  tenantIds: ["tenant-2"],
  tags: { team: "audio" },
  mediaPlacementNetworkType: "Ipv4Only",
  triggers: { day: "tuesday" },
  replaceAfter: "11h",
  region: "eu-central-1",
  existingMeetingId: "0a1b2c3d-4444-4222-8333-0123456f2713",
  deleteExisting: true,
};

describe("diff", () => {
  it("has a changed value for each argument of the table", () => {
    expect(Object.keys(CHANGED)).to.have.members(ARGUMENTS.map(({ path }) => path));
  });

  for (const { path, onChange } of ARGUMENTS) {
    it(`${onChange === "replace" ? "replaces" : "updates"} when ${path} changes`, () => {
      const { changes, replaces = [] } = diffOf({ [path]: CHANGED[path] });
      expect(changes).to.equal(undefined);
      expect(replaces).to.deep.equal(onChange === "replace" ? [path] : []);
    });
  }

  for (const path of ["meetingHostId", "meetingFeatures", "tenantIds", "notificationsConfiguration", "triggers"]) {
    it(`replaces if ${path} is no longer declared`, () => {
      expect(diffOf({ [path]: undefined }).replaces).to.deep.equal([path]);
    });
  }

  it("returns no change for the same inputs", () => {
    expect(diffOf({})).to.deep.equal({ changes: false });
  });

  it("returns all properties that replace", () => {
    expect(diffOf({ mediaRegion: "us-west-2", tenantIds: ["tenant-2"] }).replaces).to.deep.equal([
      "mediaRegion",
      "tenantIds",
    ]);
  });

  it("updates changed tags of a state of stateVersion 1", () => {
    const olds = { ...created(), stateVersion: 1 };
    expect(diff(olds, { ...fullyPopulatedInputs(), tags: { team: "audio" } }, CREATED + HOUR)).to.deep.equal({});
  });

  describe("attendees", () => {
    it("replaces when one is added", () => {
      const attendees = [...fullyPopulatedInputs().attendees, attendee("carol")];
      expect(diffOf({ attendees }).replaces).to.deep.equal(["attendees"]);
    });

    it("replaces when one is removed", () => {
      expect(diffOf({ attendees: [attendee("alice", ALL_CAPABILITIES)] }).replaces).to.deep.equal(["attendees"]);
    });

    it("replaces when one gets other capabilities", () => {
      const attendees = [attendee("alice", VIEW_ONLY), attendee("bob", VIEW_ONLY)];
      expect(diffOf({ attendees }).replaces).to.deep.equal(["attendees"]);
    });

    it("updates when they are only reordered", () => {
      const attendees = [...fullyPopulatedInputs().attendees].reverse();
      expect(diffOf({ attendees })).to.deep.equal({});
    });

    it("returns no change if default capabilities are no longer declared", () => {
      expect(diffOf({ attendees: [attendee("alice"), attendee("bob", VIEW_ONLY)] })).to.deep.equal({ changes: false });
    });

    it("returns no change for capabilities that are not declared", () => {
      const inputs = meetingInputs({ meetingFeatures: { video: { maxResolution: "None" } } });
      const olds = created(inputs);
      const answered = olds.attendees.map((one) => ({ ...one, capabilities: { ...VIEW_ONLY } }));
      expect(diff({ ...olds, attendees: answered }, inputs, CREATED)).to.deep.equal({ changes: false });
    });

    it("updates when a declared attendee is missing at AWS", () => {
      const olds = { ...created(), attendees: created().attendees.slice(1) };
      expect(diff(olds, fullyPopulatedInputs(), CREATED)).to.deep.equal({ changes: true });
    });

    it("updates if declared capabilities were changed outside Pulumi", () => {
      const drifted = created().attendees.map((one) => ({ ...one, capabilities: ALL_CAPABILITIES }));
      expect(diff({ ...created(), attendees: drifted }, fullyPopulatedInputs(), CREATED)).to.deep.equal({
        changes: true,
      });
    });
  });

  describe("tags", () => {
    it("returns no change between no tags and an empty map", () => {
      const inputs = meetingInputs();
      expect(diff(created(inputs), { ...inputs, tags: {} }, CREATED)).to.deep.equal({ changes: false });
    });

    it("updates if they were changed outside Pulumi", () => {
      const drifted = { ...created(), tags: { team: "other" } };
      expect(diff(drifted, fullyPopulatedInputs(), CREATED)).to.deep.equal({ changes: true });
    });
  });

  describe("features", () => {
    it("returns no change if the service returns more features than declared", () => {
      const inputs = meetingInputs({ meetingFeatures: { audio: { echoReduction: "AVAILABLE" } } });
      const meetingFeatures = { audio: { echoReduction: "AVAILABLE" }, video: { maxResolution: "HD" } };
      expect(diff({ ...created(inputs), meetingFeatures }, inputs, CREATED)).to.deep.equal({ changes: false });
    });
  });

  describe("region", () => {
    it("returns no change if it is no longer declared", () => {
      const { region: _region, ...inputs } = meetingInputs();
      expect(diff(created(meetingInputs()), inputs, CREATED)).to.deep.equal({ changes: false });
    });
  });

  describe("age", () => {
    const aged = (hours: number, overrides: Record<string, unknown>) => {
      const inputs = meetingInputs(overrides);
      return diff(created(inputs), inputs, CREATED + hours * HOUR);
    };

    it("keeps a meeting a moment before 24 hours", () => {
      expect(aged(23.999, {})).to.deep.equal({ changes: false });
    });

    it("replaces a meeting after 24 hours, and returns the reason", () => {
      expect(aged(24, {})).to.deep.equal({ changes: true, replaces: ["expiresAt"] });
    });

    it("keeps a meeting a moment before replaceAfter", () => {
      expect(aged(11.999, { replaceAfter: "12h" })).to.deep.equal({ changes: false });
    });

    it("replaces a meeting older than replaceAfter, and returns the reason", () => {
      expect(aged(12, { replaceAfter: "PT12H" })).to.deep.equal({ changes: true, replaces: ["replaceAfter"] });
    });

    it("replaces a meeting that has ended, and returns the reason", () => {
      const inputs = meetingInputs();
      expect(diffMeeting(created(inputs), inputs, CREATED, true)).to.deep.equal({
        changes: true,
        replaces: ["meetingId"],
      });
    });

    it("keeps a meeting whose time of creation is unknown", () => {
      const { createdAt: _createdAt, ...olds } = created(meetingInputs());
      expect(diff(olds, meetingInputs(), CREATED + 1000 * HOUR)).to.deep.equal({ changes: false });
    });
  });

  describe("clientRequestToken", () => {
    it("sets deleteBeforeReplace if the declared token is unchanged", () => {
      expect(diffOf({ mediaRegion: "us-west-2" }).deleteBeforeReplace).to.equal(true);
    });

    it("does not set deleteBeforeReplace if the token changes", () => {
      const { deleteBeforeReplace } = diffOf({ mediaRegion: "us-west-2", clientRequestToken: "token-2" });
      expect(deleteBeforeReplace).to.equal(undefined);
    });
  });

  describe("with inputs that the engine took from `read`, as for ignoreChanges", () => {
    const unchanged = (overrides: Record<string, unknown>, actual: Record<string, unknown>) => {
      const inputs = meetingInputs(overrides);
      const olds = { ...created(inputs), ...actual };
      const news = inputsOf(olds);
      if (!news) throw new Error("The state tells no inputs.");
      return diff(olds, news, CREATED);
    };

    it("returns no change for tags that were added outside Pulumi", () => {
      expect(unchanged({ tags: { team: "video" } }, { tags: { team: "other" } })).to.deep.equal({ changes: false });
    });

    it("returns no change for an attendee that was deleted outside Pulumi", () => {
      const { attendees } = created(meetingInputs());
      expect(unchanged({}, { attendees: attendees.slice(1) })).to.deep.equal({ changes: false });
    });

    it("returns no change for capabilities that were changed outside Pulumi", () => {
      const inputs = { attendees: [attendee("alice", VIEW_ONLY), attendee("bob")] };
      const attendees = created(meetingInputs(inputs)).attendees.map((one) => ({
        ...one,
        capabilities: ALL_CAPABILITIES,
      }));
      expect(unchanged(inputs, { attendees })).to.deep.equal({ changes: false });
    });

    it("replaces if the program changes", () => {
      const inputs = meetingInputs();
      const olds = { ...created(inputs), attendees: created(inputs).attendees.slice(1) };
      const news = { ...inputs, attendees: [...inputs.attendees, attendee("carol")] };
      expect(diff(olds, news, CREATED).replaces).to.deep.equal(["attendees"]);
    });
  });

  describe("unknown values", () => {
    for (const { path } of ARGUMENTS) {
      it(`updates, and does not replace, for an unknown ${path}`, () => {
        expect(diffOf({ [path]: UNKNOWN })).to.deep.equal({});
      });
    }

    it("accepts an unknown attendee", () => {
      expect(diffOf({ attendees: [UNKNOWN] })).to.deep.equal({});
    });
  });
});
