import { expect } from "chai";
import type { Emulator } from "../../emulator";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import type { RoomTemplates } from "../../standing-room/handler/roomTemplates";
import { startLocalRooms } from "../../standing-room/local";
import { type ChimeMocks, chimeMocks } from "../../testing";
import { startFixture } from "../support/lifecycleFixture";
import { observe, resetConfiguration } from "../support/mocks";

type StandingRoomExample = typeof import("../../examples/standing-room/index");
type NotificationsExample = typeof import("../../examples/notifications/index");

describe("The examples that need AWS, under mocks", function () {
  after(resetConfiguration);
  // The AWS package takes some seconds to load, once.
  this.timeout(60_000);

  describe("standing-room", () => {
    const run = async (config: Record<string, string> = {}) => {
      const mocks = chimeMocks();
      const { joinUrl } = await mocks.run(() => program<StandingRoomExample>("standing-room"), {
        config: { "aws:region": "eu-central-1", ...config },
      });
      return { mocks, rooms: await roomsOf(mocks), joinUrl: (await observe(joinUrl)).value };
    };

    it("lets the backend's role join, at a URL of the region", async () => {
      const { mocks, joinUrl } = await run();
      expect(joinUrl).to.match(/^https:\/\/[0-9a-f]{32}\.lambda-url\.eu-central-1\.on\.aws\/$/);
      expect(mocks.resource("backend-joins").inputs).to.deep.equal({
        role: "backend",
        policyArn: "arn:aws:iam::111122223333:policy/office-join-policy",
      });
    });

    it("changes only the function, in place, at the step: update", async () => {
      const [before, after] = [await run(), await run({ rooms: '{"standup": {}, "retro": {}}' })];
      expect(Object.keys(before.rooms)).to.deep.equal(["standup", "townhall"]);
      expect(Object.keys(after.rooms)).to.deep.equal(["standup", "retro"]);
      expect(after.joinUrl).to.equal(before.joinUrl);
      const others = ({ mocks }: typeof before) => mocks.resources.filter(({ name }) => name !== "office-join");
      expect(others(after)).to.deep.equal(others(before));
    });

    it("replaces a meeting that has ended when the next person joins, at the step: replace", async () => {
      const { rooms } = await run();
      const local = await startLocalRooms({ rooms });
      const join = async (externalUserId: string) => {
        const body = JSON.stringify({ room: "standup", externalUserId });
        const answer = await fetch(local.joinUrl, { method: "POST", body });
        const { Meeting } = (await answer.json()) as { Meeting: { MeetingId: string } };
        return Meeting.MeetingId;
      };
      try {
        const first = await join("alice");
        expect(await join("bob"), "the meeting of the second").to.equal(first);
        local.emulator.advance(6 * 60);
        const next = await join("carol");
        expect(next).to.not.equal(first);
        expect(local.emulator.meetings().map(({ meetingId }) => meetingId)).to.deep.equal([next]);
      } finally {
        await local.close();
      }
    });
  });

  describe("notifications", () => {
    const meetingUnder = async (config: Record<string, string> = {}): Promise<MeetingInputs> => {
      const mocks = chimeMocks();
      await mocks.run(() => program<NotificationsExample>("notifications"), {
        config: { "aws:region": "us-east-1", ...config },
      });
      return mocks.resource("standup").inputs as MeetingInputs;
    };

    it("makes a function that is called with what is in the queue", async () => {
      const mocks = chimeMocks();
      await mocks.run(() => program<NotificationsExample>("notifications"));
      const mappings = mocks.resources.filter(({ type }) => type.endsWith(":EventSourceMapping"));
      expect(mappings).to.have.length(1);
      expect(mappings[0]?.inputs).to.deep.equal({
        eventSourceArn: "arn:aws:sqs:us-east-1:111122223333:events-queue",
        functionName: "consumer",
      });
    });

    it("has its meeting's events sent to both, changed in place at the update, and replaced at the replace", async () => {
      const fixture = await startFixture();
      try {
        const { id, outs } = await fixture.lifecycle.create(await meetingUnder());
        expect(targets(fixture.emulator)).to.have.members([
          "arn:aws:sqs:us-east-1:111122223333:events-queue",
          "arn:aws:sns:us-east-1:111122223333:events-topic",
        ]);
        const diff = async (config: Record<string, string>) =>
          (await fixture.lifecycle.diff(id, outs as MeetingOutputs, await meetingUnder(config))).replaces ?? [];
        expect(await diff({ team: "support" })).to.deep.equal([]);
        expect(await diff({ topic: "false" })).to.deep.equal(["notificationsConfiguration"]);
      } finally {
        await fixture.close();
      }
    });
  });
});

/** Runs an example's program again. */
function program<T>(name: string): T {
  const file = require.resolve(`../../examples/${name}/index`);
  delete require.cache[file];
  return require(file);
}

async function roomsOf(mocks: ChimeMocks): Promise<RoomTemplates> {
  const { code } = mocks.resource("office-join").inputs as { code: { assets: Promise<Record<string, Asset>> } };
  return JSON.parse((await (await code.assets)["rooms.json"]?.text) ?? "");
}

interface Asset {
  readonly text: Promise<string>;
}

function targets(emulator: Emulator): string[] {
  const deliveries = emulator.events().flatMap((record) => record.deliveries);
  return [...new Set(deliveries.filter(({ to }) => to !== "EventBridge").map(({ target }) => target))];
}
