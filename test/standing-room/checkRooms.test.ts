import { expect } from "chai";
import { checkRooms } from "../../standing-room/checkRooms";

const COMMON = { mediaRegion: "eu-central-1" };

const faultsOf = (common: Record<string, unknown>, rooms: Record<string, Record<string, unknown>>): string => {
  try {
    checkRooms(common, rooms);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("the rooms of a StandingRoom", () => {
  it("use the template for arguments that they do not have", () => {
    expect(
      checkRooms({ ...COMMON, meetingTags: { a: "b" } }, { standup: {}, townhall: { mediaRegion: "us-west-2" } }),
    ).to.deep.equal({
      standup: { mediaRegion: "eu-central-1", meetingTags: { a: "b" } },
      townhall: { mediaRegion: "us-west-2", meetingTags: { a: "b" } },
    });
  });

  it("may have the name * for any room", () => {
    expect(checkRooms(COMMON, { "*": {} })).to.deep.equal({ "*": { mediaRegion: "eu-central-1" } });
  });

  it("are rejected with every violation and its path", () => {
    const message = faultsOf(
      {},
      {
        x: { mediaRegion: "eu-central-1" },
        standup: { meetingFeatures: { video: { maxResolution: "8K" } }, colour: "red" },
        townhall: {
          mediaRegion: "eu-central-1",
          allowedMediaRegions: ["us-west-2", ""],
          defaultCapabilities: { audio: "Receive", video: "None", content: "Receive" },
        },
      },
    );
    for (const told of [
      'rooms["x"] must have 2 to 64 characters, got 1',
      'rooms["standup"].mediaRegion is required',
      'rooms["standup"].meetingFeatures.video.maxResolution must be one of None, HD, FHD',
      'rooms["standup"].colour is not a property of a room',
      'rooms["townhall"].allowedMediaRegions[1] must have 2 to 64 characters',
      'rooms["townhall"].defaultCapabilities.content may be SendReceive or Receive only where video is',
    ]) {
      expect(message).to.contain(told);
    }
  });

  it("must have at least one room", () => {
    expect(faultsOf(COMMON, {})).to.contain("rooms must have at least one room");
  });
});

describe("an argument that a room does not have", () => {
  it("is rejected, so that no limit is accepted and then ignored", () => {
    const receive = { audio: "Receive", video: "Receive", content: "Receive" };
    expect(faultsOf(COMMON, { townhall: { maximumCapabilities: receive } })).to.contain(
      'rooms["townhall"].maximumCapabilities is not a property of a room',
    );
  });
});

describe("allowedCapabilities of a room", () => {
  const receive = { audio: "Receive", video: "Receive", content: "Receive" };

  it("limit its default capabilities", () => {
    const defaultCapabilities = { ...receive, audio: "SendReceive" };
    expect(faultsOf(COMMON, { townhall: { allowedCapabilities: receive, defaultCapabilities } })).to.contain(
      'rooms["townhall"].defaultCapabilities.audio must not exceed allowedCapabilities.audio',
    );
  });

  it("follow the rules of capabilities", () => {
    expect(faultsOf(COMMON, { townhall: { allowedCapabilities: { ...receive, video: "None" } } })).to.contain(
      'rooms["townhall"].allowedCapabilities.content may be',
    );
  });
});
