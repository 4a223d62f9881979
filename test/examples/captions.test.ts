import { playExample } from "./playExample";
import { isTranscribed } from "./service";

playExample({
  name: "captions",
  meetings: 1,
  steps: [
    {
      title: "create",
      changes: { created: 3 },
      calls: { CreateMeetingWithAttendees: 1, StartMeetingTranscription: 1 },
      kept: 0,
      seen: isTranscribed,
      expected: [true],
    },
    {
      title: "update",
      config: ["team", "support"],
      changes: { updated: 1, unchanged: 2 },
      calls: { TagResource: 1 },
      kept: 1,
      seen: isTranscribed,
      expected: [true],
    },
    {
      title: "replace",
      config: ["language", "en-US"],
      changes: { replaced: 1, unchanged: 2 },
      calls: { StopMeetingTranscription: 1, StartMeetingTranscription: 1 },
      kept: 1,
      seen: isTranscribed,
      expected: [true],
    },
    {
      title: "captions come back with the room",
      ended: true,
      changes: { replaced: 2, unchanged: 1 },
      calls: { CreateMeetingWithAttendees: 1, StartMeetingTranscription: 1, GetMeeting: 2 },
      kept: 0,
      seen: isTranscribed,
      expected: [true],
    },
  ],
  destroy: { StopMeetingTranscription: 1, DeleteMeeting: 1 },
});
