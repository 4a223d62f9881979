import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { MemoryRoomTable } from "../../standing-room/handler/memoryRoomTable";
import type { OpenRoom } from "../../standing-room/handler/roomRecord";
import type { RoomTable } from "../../standing-room/handler/roomTable";
import { createDynamoRoomTable } from "../../standing-room/lambda/dynamoRoomTable";
import { type RunningTable, startTable, TABLE_NAME } from "./runningTable";

const vacant = (generation: number) => ({ phase: "vacant", generation }) as const;

const OPEN: OpenRoom = {
  phase: "open",
  generation: 3,
  mediaRegion: "us-east-1",
  meeting: { MeetingId: "0a1b2c3d-1111-4222-8333-0123456f2713", MediaPlacement: { SignalingUrl: "wss://signal" } },
};

interface Started {
  readonly table: RoomTable;
  close(): Promise<void>;
}

const TABLES: Readonly<Record<string, () => Promise<Started>>> = {
  "a DynamoDB table": async () => {
    const running: RunningTable = await startTable();
    const sources = { now: () => Date.now(), newRevision: () => randomUUID() };
    return { table: createDynamoRoomTable(running.client, TABLE_NAME, sources), close: () => running.close() };
  },
  "a table in memory": async () => ({ table: new MemoryRoomTable(), close: async () => undefined }),
};

for (const [kind, start] of Object.entries(TABLES)) {
  describe(`rooms in ${kind}`, () => {
    let started: Started;
    let table: RoomTable;
    beforeEach(async () => {
      started = await start();
      table = started.table;
    });
    afterEach(() => started.close());

    it("are undefined before the first write", async () => {
      expect(await table.read("standup")).to.equal(undefined);
    });

    it("are read as they were written", async () => {
      const written = await table.replace("standup", OPEN, undefined);
      expect(written?.record).to.deep.equal(OPEN);
      expect(await table.read("standup")).to.deep.equal(written);
      expect(await table.read("townhall")).to.equal(undefined);
    });

    it("are created by one of several writers", async () => {
      const writes = await Promise.all([1, 2, 3, 4, 5].map((one) => table.replace("standup", vacant(one), undefined)));
      expect(writes.filter((written) => written !== undefined)).to.have.length(1);
    });

    it("are changed by one of several writers with the same revision", async () => {
      const seen = await table.replace("standup", vacant(1), undefined);
      const writes = await Promise.all([2, 3, 4, 5].map((one) => table.replace("standup", vacant(one), seen)));
      const [winner, ...others] = writes.filter((written) => written !== undefined);
      expect(others).to.deep.equal([]);
      expect(await table.read("standup")).to.deep.equal(winner);
    });

    it("are not changed by a writer with an older revision of an equal record", async () => {
      const first = await table.replace("standup", vacant(1), undefined);
      const second = await table.replace("standup", vacant(2), first);
      await table.replace("standup", vacant(1), second);
      expect(await table.replace("standup", vacant(9), first)).to.equal(undefined);
    });
  });
}
