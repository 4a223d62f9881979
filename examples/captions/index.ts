import * as pulumi from "@pulumi/pulumi";
import { Meeting, MeetingTranscription, TranscribeLanguageCode, TranscribeRegion } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();

// What is spoken. To change it: pulumi config set language en-US
const language = config.get<TranscribeLanguageCode>("language") ?? TranscribeLanguageCode.DeDE;

const room = new Meeting("room", {
  externalMeetingId: "captioned",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  // To change it: pulumi config set team support
  tags: { team: config.get("team") ?? "video" },
});

const captions = new MeetingTranscription("captions", {
  meeting: room,
  transcriptionConfiguration: {
    engineTranscribeSettings: { languageCode: language, region: TranscribeRegion.Auto },
  },
});

export const meetingId = captions.meetingId;

// Secret.
export const joinInfo = room.joinInfo;
