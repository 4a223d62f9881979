import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator";
import { createRoomRetryStrategy } from "../../standing-room/handler/retryStrategy";

describe("the retry strategy of standing rooms", () => {
  let emulator: Emulator;
  let chime: ChimeSDKMeetings;
  let waits: number[];
  beforeEach(async () => {
    emulator = await startEmulator();
    waits = [];
    chime = new ChimeSDKMeetings({
      endpoint: emulator.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      retryStrategy: createRoomRetryStrategy(
        async (milliseconds) => {
          waits.push(milliseconds);
        },
        () => 1,
      ),
    });
  });
  afterEach(async () => {
    chime.destroy();
    await emulator.close();
  });

  const create = () =>
    chime
      .createMeeting({ ClientRequestToken: "token", MediaRegion: "eu-central-1", ExternalMeetingId: "standup" })
      .then(() => "created")
      .catch(({ name }: Error) => name);

  it("does not retry LimitExceededException", async () => {
    emulator.addFault({ effect: "error", error: "LimitExceededException", operation: "CreateMeeting" });
    expect(await create()).to.equal("LimitExceededException");
    expect(emulator.requests()).to.deep.equal({ CreateMeeting: 1 });
  });

  it("retries a throttled call twice, with doubled delays", async () => {
    emulator.addFault({ effect: "error", error: "ThrottlingException", operation: "CreateMeeting", count: 2 });
    expect(await create()).to.equal("created");
    expect(waits).to.deep.equal([100, 200]);
  });

  it("still retries after many throttled calls", async () => {
    emulator.addFault({ effect: "error", error: "ThrottlingException", operation: "CreateMeeting", count: 600 });
    for (let call = 0; call < 200; call += 1) expect(await create()).to.equal("ThrottlingException");
    emulator.addFault({ effect: "resetBefore", operation: "CreateMeeting" });
    expect(await create()).to.equal("created");
  });
});
