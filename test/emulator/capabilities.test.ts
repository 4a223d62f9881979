import type { AttendeeCapabilities, MeetingFeaturesConfiguration } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { openRoom } from "./rooms";
import { withEmulator } from "./runningEmulator";

type Media = AttendeeCapabilities["Audio"];

const MEDIA = ["SendReceive", "Send", "Receive", "None"] as const;
const RECEIVING: readonly Media[] = ["SendReceive", "Receive"];
const NO_VIDEO: MeetingFeaturesConfiguration = { Video: { MaxResolution: "None" } };
const NO_CONTENT: MeetingFeaturesConfiguration = { Content: { MaxResolution: "None" } };

describe("capabilities that are not asked for", () => {
  const running = withEmulator();

  for (const [name, features, Video, Content] of [
    ["no features", undefined, "SendReceive", "SendReceive"],
    ["the default resolutions", { Video: { MaxResolution: "HD" } }, "SendReceive", "SendReceive"],
    ["content but no video", NO_VIDEO, "Receive", "SendReceive"],
    ["video but no content", NO_CONTENT, "SendReceive", "None"],
    ["neither video nor content", { ...NO_VIDEO, ...NO_CONTENT }, "None", "None"],
  ] as const) {
    it(`are ${Video} for video and ${Content} for content in a meeting with ${name}`, async () => {
      const { attendees } = await openRoom(running, { MeetingFeatures: features });
      expect(attendees[0]?.Capabilities).to.deep.equal({ Audio: "SendReceive", Video, Content });
    });
  }
});

describe("requested capabilities", () => {
  const running = withEmulator();

  for (const Video of MEDIA) {
    for (const Content of MEDIA) {
      const isAllowed = !RECEIVING.includes(Content) || RECEIVING.includes(Video);
      it(`${isAllowed ? "can" : "cannot"} be ${Video} for video and ${Content} for content`, async () => {
        expect(await outcomeOf(undefined, Video, Content)).to.equal(isAllowed ? "accepted" : "ValidationException");
      });
    }
  }

  for (const Video of MEDIA) {
    it(`${Video === "None" ? "can" : "cannot"} be ${Video} for video in a meeting without video`, async () => {
      expect(await outcomeOf(NO_VIDEO, Video, "None")).to.equal(Video === "None" ? "accepted" : "ValidationException");
    });
  }

  for (const Content of MEDIA) {
    it(`${Content === "None" ? "can" : "cannot"} be ${Content} for content in a meeting without content`, async () => {
      expect(await outcomeOf(NO_CONTENT, "SendReceive", Content)).to.equal(
        Content === "None" ? "accepted" : "ValidationException",
      );
    });
  }

  /** "accepted", or the name of the error. */
  async function outcomeOf(MeetingFeatures: MeetingFeaturesConfiguration | undefined, Video: Media, Content: Media) {
    const { meetingId } = await openRoom(running, { MeetingFeatures });
    const Capabilities = { Audio: "None", Video, Content } as const;
    const call = running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "bob", Capabilities });
    return call.then(
      () => "accepted",
      (error: Error) => error.name,
    );
  }
});
