import { playExample } from "./playExample";
import { halls } from "./service";

/** For audio, video and content. */
const WATCHING = ["Receive", "Receive", "Receive"];

playExample({
  name: "webinar",
  meetings: 3,
  steps: [
    {
      title: "create",
      changes: { created: 4 },
      // 25 viewers are more than one creation takes.
      calls: { CreateMeetingWithAttendees: 3, BatchCreateAttendee: 2 },
      kept: 0,
      seen: halls,
      expected: [
        [25, WATCHING, true],
        [25, WATCHING, true],
      ],
    },
    {
      title: "update",
      config: ["topic", "autumn"],
      changes: { updated: 3, unchanged: 1 },
      calls: { TagResource: 3 },
      kept: 3,
    },
    {
      title: "replace",
      config: ["presenters", '["alice", "bob"]'],
      changes: { replaced: 3, unchanged: 1 },
      calls: { CreateMeetingWithAttendees: 3, BatchCreateAttendee: 2, DeleteMeeting: 3 },
      kept: 0,
      seen: halls,
      expected: [
        [25, WATCHING, true],
        [25, WATCHING, true],
      ],
    },
    {
      title: "bigger",
      config: ["seats", "250"],
      changes: { replaced: 2, unchanged: 2 },
      calls: { CreateMeetingWithAttendees: 2, BatchCreateAttendee: 6, DeleteMeeting: 2 },
      kept: 1,
    },
    {
      title: "the replicas end with the primary, and come back with it",
      ended: true,
      changes: { replaced: 3, unchanged: 1 },
      calls: { CreateMeetingWithAttendees: 3, BatchCreateAttendee: 6, GetMeeting: 2 },
      kept: 0,
      seen: halls,
      expected: [
        [250, WATCHING, true],
        [250, WATCHING, true],
      ],
    },
  ],
  destroy: { DeleteMeeting: 3 },
});
