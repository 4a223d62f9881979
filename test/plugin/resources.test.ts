import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import { InitFailure } from "../../plugin/initFailure";
import { fromWire, secretNames, toWire } from "../../plugin/propertyBag";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { externalChanges } from "../support/externalChanges";
import { meetingInputs, VIEW_ONLY } from "../support/meetingInputs";
import { rejection } from "../support/rejection";
import { type NativeProcess, startNative } from "./nativeProvider";

const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
const { Kind } = proto.PropertyDiff;

describe("The native provider", () => {
  let native: NativeProcess;

  beforeEach(async () => {
    native = await startNative();
  });

  afterEach(() => native.emulator.close());

  const details = (response: proto.DiffResponse) => {
    const found: Record<string, number> = {};
    response.getDetaileddiffMap().forEach((diff, path) => {
      found[path] = diff.getKind();
    });
    return found;
  };

  describe("check", () => {
    it("adds the region of the configuration, and keeps the markers of secrets", async () => {
      const { region: _region, ...news } = meetingInputs({ tags: { team: "video", key: "hush" } });
      const response = await native.check("Meeting", news, [["tags", "key"]]);
      const { values, secrets } = fromWire(response.getInputs());
      expect(values).to.deep.equal({ ...news, region: "us-east-1" });
      expect(secrets).to.deep.equal([["tags", "key"]]);
    });

    it("returns all failures as sentences with their paths, and quotes no secret", async () => {
      const news = meetingInputs({ externalMeetingId: "§hush§", attendees: [{ externalUserId: "alice" }, {}] });
      const failures = (await native.check("Meeting", news, [["externalMeetingId"]])).getFailuresList();
      const reasons = failures.map((one) => one.getReason());
      expect(reasons.join("\n")).to.match(/^externalMeetingId must contain only letters/);
      expect(reasons.join("\n")).to.match(/^attendees\[1\].externalUserId is required/m);
      expect(reasons.join("\n")).not.to.contain("hush");
    });
  });

  describe("create", () => {
    it("makes no call in a preview, in which only what the program declares is known", async () => {
      const { outputs, id } = await native.create("Meeting", meetingInputs(), { preview: true });
      expect(id).to.equal("");
      expect(outputs).to.include({ externalMeetingId: "standup", region: "us-east-1", meetingId: UNKNOWN });
      for (const name of ["attendees", "joinTokens", "attendeeIds", "expiresAt"])
        expect(outputs[name]).to.equal(UNKNOWN);
      expect(native.emulator.requests()).to.deep.equal({});
    });

    it("returns tokens as secrets, ids by user, and no join information", async () => {
      const { outputs, secrets } = await native.create("Meeting", meetingInputs());
      expect(secretNames(secrets)).to.have.members(["attendees", "joinTokens"]);
      expect(outputs["joinTokens"]).to.have.keys("alice", "bob");
      expect(outputs["attendeeIds"]).to.have.keys("alice", "bob");
      expect(outputs["expiresAt"]).to.be.a("string");
      expect(outputs).not.to.have.property("joinInfo");
    });

    it("marks outputs as secret where the argument is", async () => {
      const inputs = meetingInputs({ tags: { team: "video", key: "hush" } });
      const { secrets } = await native.create("Meeting", inputs, { secrets: [["tags", "key"], ["attendees"]] });
      expect(secrets).to.deep.include.members([["tags", "key"], ["attendees"], ["attendeeIds"]]);
    });

    it("keeps a partial creation in the state, and an update adds what is missing", async () => {
      native.emulator.addFault({
        effect: "partialFailure",
        operation: "CreateMeetingWithAttendees",
        externalUserIds: ["bob"],
        count: 1,
      });
      native.emulator.addFault({
        effect: "error",
        operation: "BatchCreateAttendee",
        error: "ForbiddenException",
        count: 1,
      });
      const failure = await rejection(native.create("Meeting", meetingInputs()));
      if (!(failure instanceof InitFailure)) throw failure;
      const { detail } = failure;
      expect(detail.getReasonsList()[0]).to.match(/1 of its 2 declared attendees are not in it: "bob"/);
      const { values, secrets } = fromWire(detail.getProperties());
      expect(secretNames(secrets)).to.include.members(["attendees", "joinTokens"]);
      expect(fromWire(detail.getInputs()).values).to.deep.equal(meetingInputs());
      const outs = await native.update("Meeting", { id: detail.getId(), outputs: values, secrets }, meetingInputs());
      expect(outs["joinTokens"]).to.have.keys("alice", "bob");
      expect(native.emulator.meetings()).to.have.lengthOf(1);
    });
  });

  describe("diff", () => {
    it("returns no difference for the same inputs, in another order of capabilities that are the default", async () => {
      const stored = await native.create("Meeting", meetingInputs());
      const written = meetingInputs({
        attendees: [
          {
            externalUserId: "alice",
            capabilities: { audio: "SendReceive", video: "SendReceive", content: "SendReceive" },
          },
          { externalUserId: "bob" },
        ],
      });
      for (const news of [meetingInputs(), written]) {
        const response = await native.diff("Meeting", stored, meetingInputs(), news);
        expect(response.getChanges()).to.equal(DIFF_NONE);
        expect(details(response)).to.deep.equal({});
      }
    });

    it("shows the innermost difference, and what replaces the meeting", async () => {
      const inputs = meetingInputs({ tags: { team: "video" } });
      const stored = await native.create("Meeting", inputs);
      const response = await native.diff(
        "Meeting",
        stored,
        inputs,
        meetingInputs({
          tags: { team: "audio", stage: "test" },
          attendees: [{ externalUserId: "alice", capabilities: VIEW_ONLY }, { externalUserId: "bob" }],
        }),
      );
      expect(response.getChanges()).to.equal(DIFF_SOME);
      expect(response.getReplacesList()).to.deep.equal(["attendees"]);
      expect(details(response)).to.deep.equal({
        "tags.team": Kind.UPDATE,
        "tags.stage": Kind.ADD,
        "attendees[0].capabilities": Kind.ADD_REPLACE,
      });
    });

    it("replaces a meeting that has ended by its id, which is no input", async () => {
      const stored = await native.create("Meeting", meetingInputs());
      native.emulator.advance(360);
      const next = await native.restart();
      await next.check("Meeting", meetingInputs());
      const response = await next.diff("Meeting", stored, meetingInputs(), meetingInputs());
      expect(response.getReplacesList()).to.deep.equal(["meetingId"]);
      expect(details(response)).to.deep.equal({ meetingId: Kind.UPDATE_REPLACE });
      expect(next.logged.join()).to.contain('Meeting "standup" is replaced: it has ended.');
    });

    it("updates a state of the dynamic provider without a call, which adds the derived outputs", async () => {
      const created = await native.create("Meeting", meetingInputs());
      const { attendeeIds, joinTokens, expiresAt, ...dynamic } = created.outputs;
      const stored = { ...created, outputs: { ...dynamic, __provider: "require(…)" } };
      const oldInputs = { ...meetingInputs(), __provider: "require(…)" };
      const before = native.emulator.requests();
      const response = await native.diff("Meeting", stored, oldInputs, meetingInputs());
      expect(response.getChanges()).to.equal(DIFF_SOME);
      expect(response.getReplacesList()).to.deep.equal([]);
      const outs = await native.update("Meeting", stored, meetingInputs());
      expect(outs).to.deep.include({ attendeeIds, joinTokens, expiresAt });
      expect(outs).not.to.have.property("__provider");
      expect(native.emulator.requests()).to.deep.equal(before);
    });
  });

  describe("read", () => {
    it("returns what a program has to declare for `pulumi import`, which then changes nothing", async () => {
      const { id } = await native.create("Meeting", meetingInputs({ tags: { team: "video" } }));
      const response = await (await native.restart()).read("Meeting", id);
      const { values: inputs } = fromWire(response.getInputs());
      expect(inputs).to.deep.include({ externalMeetingId: "standup", tags: { team: "video" } });
      const { values: outputs, secrets } = fromWire(response.getProperties());
      expect(secretNames(secrets)).to.include.members(["attendees", "joinTokens"]);
      const diff = await native.diff("Meeting", { id, outputs, secrets }, inputs, inputs);
      expect(diff.getChanges()).to.equal(DIFF_NONE);
    });

    it("returns no id for a meeting that has ended, and inputs that show drift otherwise", async () => {
      const inputs = meetingInputs({ tags: { team: "video" } });
      const { id, outputs } = await native.create("Meeting", inputs);
      await externalChanges(native.emulator).deleteAttendee("bob");
      const found = await native.read("Meeting", id, outputs, inputs);
      expect(fromWire(found.getInputs()).values["attendees"]).to.deep.equal([{ externalUserId: "alice" }]);
      native.emulator.advance(360);
      expect((await native.read("Meeting", id, outputs, inputs)).getId()).to.equal("");
    });

    for (const refreshBeforeUpdate of [true, "true", false, "false"]) {
      it(`asks the engine to read meetings before updates where the setting is ${refreshBeforeUpdate}`, async () => {
        const process = await native.restart({ refreshBeforeUpdate });
        const { id, outputs } = await process.create("Meeting", meetingInputs());
        const response = await process.read("Meeting", id, outputs, meetingInputs());
        expect(response.getRefreshBeforeUpdate()).to.equal(String(refreshBeforeUpdate) === "true");
      });
    }
  });

  it("keeps an attendee whose replacement has the same id, as in `pulumi up --replace`", async () => {
    const { id: meetingId } = await native.create("Meeting", meetingInputs());
    const inputs = { meetingId, externalUserId: "guest", region: "us-east-1" };
    const old = await native.create("MeetingAttendee", inputs);
    const next = await native.restart();
    const replaced = await next.create("MeetingAttendee", inputs);
    expect(replaced.id).to.equal(old.id);
    await next.delete("MeetingAttendee", old);
    const users = native.emulator.meetings().flatMap(({ attendees }) => attendees.map((one) => one.externalUserId));
    expect(users).to.include("guest");
    expect(next.logged.join()).to.match(/is kept/);
  });

  it("ends a transcription and a meeting, and takes the ended meeting as deleted", async () => {
    const meeting = await native.create("Meeting", meetingInputs());
    const transcriptionConfiguration = { engineTranscribeSettings: { languageCode: "en-US" } };
    const inputs = { meetingId: meeting.id, transcriptionConfiguration, region: "us-east-1" };
    const transcription = await native.create("MeetingTranscription", inputs);
    expect(native.emulator.meetings()[0]?.isTranscribed).to.equal(true);
    await (await native.restart()).delete("MeetingTranscription", transcription);
    expect(native.emulator.meetings()[0]?.isTranscribed).to.equal(false);
    await (await native.restart()).delete("Meeting", meeting);
    await (await native.restart()).delete("Meeting", meeting);
    expect(native.emulator.meetings()).to.deep.equal([]);
  });

  describe("a function", () => {
    const invoke = (name: string, args: Record<string, unknown>) =>
      native.provider.invoke(
        new proto.InvokeRequest().setTok(`chime-sdk-meetings:index:${name}`).setArgs(toWire(args)),
      );

    it("looks up a meeting and its attendees, whose tokens are secret", async () => {
      const { id } = await native.create("Meeting", meetingInputs());
      const found = fromWire((await invoke("getMeeting", { meetingId: id })).getReturn()).values;
      expect(found).to.include({ meetingId: id, region: "us-east-1", externalMeetingId: "standup" });
      const listed = fromWire((await invoke("listAttendees", { meetingId: id })).getReturn());
      expect(listed.values["attendees"]).to.have.lengthOf(2);
      expect(listed.secrets).to.deep.equal([["attendees"]]);
    });

    it("derives join information without a call, and rejects somebody who is not in the meeting", async () => {
      const { outputs } = await native.create("Meeting", meetingInputs());
      const { meetingId, mediaPlacement, attendees } = outputs;
      const meeting = { meetingId, mediaPlacement, attendees };
      const before = native.emulator.requests();
      const { values, secrets } = fromWire(
        (await invoke("joinInfo", { meeting, externalUserId: "alice" })).getReturn(),
      );
      expect(values).to.have.nested.property("joinInfo.Meeting.MeetingId", meetingId);
      expect(values).to.have.nested.property("joinInfo.Attendee.ExternalUserId", "alice");
      expect(secrets).to.deep.equal([["joinInfo"]]);
      expect(native.emulator.requests()).to.deep.equal(before);
      const [failure] = (await invoke("joinInfo", { meeting, externalUserId: "carol" })).getFailuresList();
      expect(failure?.getProperty()).to.equal("externalUserId");
    });

    it("says what to do for a meeting that has ended", async () => {
      const { id } = await native.create("Meeting", meetingInputs());
      native.emulator.advance(360);
      expect((await rejection(invoke("getMeeting", { meetingId: id }))).message).to.match(/Cannot look up meeting/);
    });
  });

  it("rejects settings that do not exist, and values that are wrong", async () => {
    const request = new proto.CheckRequest().setNews(
      toWire({ regoin: "x", region: "EU", refreshBeforeUpdate: "maybe" }),
    );
    const failures = (await native.provider.checkConfig(request)).getFailuresList();
    expect(failures.map((one) => one.getProperty())).to.have.members(["regoin", "region", "refreshBeforeUpdate"]);
  });

  it("ends a request that waits when Pulumi is cancelled", async () => {
    native.emulator.addFault({
      effect: "error",
      operation: "CreateMeetingWithAttendees",
      error: "ThrottledClientException",
    });
    const creation = rejection(native.create("Meeting", meetingInputs()));
    await native.provider.cancel();
    expect((await creation).message).to.match(/the operation was cancelled/);
  });
});
