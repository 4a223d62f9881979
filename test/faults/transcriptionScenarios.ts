import type { Program } from "../support/fakeEngine";
import { OFFICE, refresh, type Scenario, up, upBefore } from "./scenario";

const inLanguage = (languageCode: string): Program => ({
  captions: {
    kind: "transcription",
    args: { transcriptionConfiguration: { engineTranscribeSettings: { languageCode } }, region: "us-east-1" },
    meeting: OFFICE,
  },
});

const german = inLanguage("de-DE");
const englishBefore = upBefore(inLanguage("en-US"));

/** Every call that a MeetingTranscription makes. */
export const TRANSCRIPTION_SCENARIOS: readonly Scenario[] = [
  {
    title: "start",
    kind: "transcription",
    call: "StartMeetingTranscription",
    purpose: "start transcription of meeting",
    program: german,
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    leftWhenFailed: 0,
  },
  {
    title: "start with other settings",
    kind: "transcription",
    call: "StartMeetingTranscription",
    purpose: "start transcription of meeting",
    program: german,
    prepare: englishBefore,
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    ends: true,
    leftWhenFailed: 0,
  },
  {
    title: "refresh of the transcription",
    kind: "transcription",
    call: "GetMeeting",
    purpose: "read transcription of meeting",
    program: german,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "removal from the program",
    kind: "transcription",
    call: "StopMeetingTranscription",
    purpose: "stop transcription of meeting",
    program: german,
    prepare: up,
    attempt: ({ engine }) => engine.up({}),
    failed: "whole",
    done: "none",
    ends: true,
    leftWhenFailed: 1,
  },
  {
    title: "end of the one before",
    kind: "transcription",
    call: "StopMeetingTranscription",
    purpose: "stop transcription of meeting",
    program: german,
    prepare: englishBefore,
    attempt: up,
    failed: "whole",
    done: "whole",
    ends: true,
    leftWhenFailed: 1,
  },
];
