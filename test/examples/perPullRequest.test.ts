import { A_NEW_MEETING, playExample } from "./playExample";
import { tagsOf } from "./service";

playExample({
  name: "per-pull-request",
  meetings: 1,
  steps: [
    { title: "create", changes: { created: 2 }, calls: { CreateMeetingWithAttendees: 1 }, kept: 0 },
    {
      title: "update",
      config: ["commit", "4f2a9c1"],
      changes: { updated: 1, unchanged: 1 },
      calls: { TagResource: 1 },
      kept: 1,
      seen: tagsOf,
      expected: [{ stack: "dev", commit: "4f2a9c1" }],
    },
    {
      title: "replace",
      config: ["testers", '["host", "guest", "reviewer"]'],
      changes: { replaced: 1, unchanged: 1 },
      calls: A_NEW_MEETING,
      kept: 0,
    },
    {
      title: "replace by age",
      config: ["replaceAfter", "1ms"],
      changes: { replaced: 1, unchanged: 1 },
      calls: A_NEW_MEETING,
      kept: 0,
    },
  ],
  destroy: { DeleteMeeting: 1 },
});
