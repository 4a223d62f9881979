import { A_NEW_MEETING, playExample } from "./playExample";
import { people, tagsOf } from "./service";

playExample({
  name: "first-meeting",
  meetings: 1,
  steps: [
    { title: "create", changes: { created: 2 }, calls: { CreateMeetingWithAttendees: 1 }, kept: 0 },
    {
      title: "update",
      config: ["team", "support"],
      changes: { updated: 1, unchanged: 1 },
      calls: { TagResource: 1 },
      kept: 1,
      seen: tagsOf,
      expected: [{ team: "support" }],
    },
    {
      title: "replace",
      config: ["attendees", '["alice", "bob", "carol"]'],
      changes: { replaced: 1, unchanged: 1 },
      calls: A_NEW_MEETING,
      kept: 0,
      seen: people,
      expected: [["alice", "bob", "carol"]],
    },
  ],
  destroy: { DeleteMeeting: 1 },
});
