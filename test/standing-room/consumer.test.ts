import { expect } from "chai";
import { consume } from "../../examples/notifications/consumer";
import { type Rooms, startRooms } from "./roomsFixture";

describe("the consumer of the notifications example", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  it("logs each event of the service", async () => {
    await rooms.join("alice");
    const Records = rooms.emulator.events().map(({ event }) => ({ body: JSON.stringify(event) }));
    const lines: string[] = [];
    const original = console.log;
    console.log = (line: string) => lines.push(line);
    try {
      await consume({ Records });
    } finally {
      console.log = original;
    }
    expect(lines)
      .to.have.length(Records.length)
      .and.to.satisfy(() => Records.length >= 2);
    expect(lines[0]).to.match(/^\d{4}-\d\d-\d\dT.*Z chime:\w+ in standup$/);
  });
});
