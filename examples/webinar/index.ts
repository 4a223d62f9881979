import * as pulumi from "@pulumi/pulumi";
import { MediaCapabilities, MediaRegion, Meeting } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// Who speaks. To change it: pulumi config set presenters '["alice", "bob"]'
const presenters = config.getObject<string[]>("presenters") ?? ["alice"];

// How many seats each replica has, up to 250. Seats, not names: hand each to whoever registers.
const seats = config.getNumber("seats") ?? 25;

// What it is about, as a tag. To change it: pulumi config set topic autumn
const topic = config.get("topic") ?? "spring";

const viewOnly = {
  audio: MediaCapabilities.Receive,
  video: MediaCapabilities.Receive,
  content: MediaCapabilities.Receive,
};

const stage = new Meeting("stage", {
  externalMeetingId: "webinar",
  mediaRegion: MediaRegion.EuCentral1,
  attendees: pulumi.output(presenters.map((externalUserId) => ({ externalUserId }))),
  tags: { topic },
});

// AWS allows 4 replicas of a meeting by default, and more on request. Each is near to its viewers, ends with the primary meeting,
// and is replaced with it.
const halls = [MediaRegion.EuCentral1, MediaRegion.UsWest2].map(
  (mediaRegion) =>
    new Meeting(`hall-${mediaRegion}`, {
      externalMeetingId: `webinar-${mediaRegion}`,
      mediaRegion,
      primaryMeetingId: stage.meetingId,
      attendees: pulumi.output(
        Array.from({ length: seats }, (_, seat) => ({
          externalUserId: `${mediaRegion}-${seat}`,
          capabilities: viewOnly,
        })),
      ),
      tags: { topic },
    }),
);

export const stageId = stage.meetingId;
export const hallIds = halls.map((hall) => hall.meetingId);

// Secret.
export const presenterJoinInfo = stage.joinInfo;
export const viewerJoinInfo = halls.map((hall) => hall.joinInfo);
