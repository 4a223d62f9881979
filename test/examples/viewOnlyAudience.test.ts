import { A_NEW_MEETING, playExample } from "./playExample";
import { people, speakers } from "./service";

const JOINS = ["CreateAttendee", "BatchCreateAttendee"];

playExample({
  name: "view-only-audience",
  meetings: 1,
  steps: [
    {
      title: "create",
      changes: { created: 5 },
      calls: { CreateMeetingWithAttendees: 1 },
      uncounted: JOINS,
      kept: 0,
      seen: speakers,
      expected: ["alice"],
    },
    {
      title: "update",
      config: ["speaking", '["carol"]'],
      changes: { updated: 1, unchanged: 4 },
      calls: { UpdateAttendeeCapabilities: 1 },
      kept: 1,
      seen: speakers,
      expected: ["alice", "carol"],
    },
    {
      title: "create another",
      config: ["audience", '["carol", "dave", "erin", "frank"]'],
      changes: { created: 1, unchanged: 5 },
      calls: { CreateAttendee: 1 },
      kept: 1,
    },
    {
      title: "replace",
      config: ["seats", "100"],
      changes: { replaced: 5, unchanged: 1 },
      calls: { ...A_NEW_MEETING, DeleteAttendee: 4 },
      uncounted: JOINS,
      kept: 0,
      seen: people,
      expected: [["alice", "carol", "dave", "erin", "frank"]],
    },
  ],
  destroy: { DeleteMeeting: 1 },
});
