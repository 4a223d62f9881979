import { nativePath } from "../support/nativeRoom";
import { A_NEW_MEETING, playExample } from "./playExample";
import { people, tagsOf } from "./service";

/** Pulumi reads each meeting before it updates or deletes it, since `refreshBeforeUpdate` is set. */
const READ = { GetMeeting: 1, ListAttendees: 1, ListTagsForResource: 1 };

playExample({
  name: "yaml",
  meetings: 1,
  variables: async () => ({ PATH: await nativePath() }),
  steps: [
    { title: "create", changes: { created: 2 }, calls: { CreateMeetingWithAttendees: 1 }, kept: 0 },
    {
      title: "update",
      config: ["team", "support"],
      changes: { updated: 1, unchanged: 1 },
      calls: { ...READ, TagResource: 1 },
      kept: 1,
      seen: tagsOf,
      expected: [{ team: "support" }],
    },
    {
      title: "replace",
      config: ["guest", "carol"],
      changes: { replaced: 1, unchanged: 1 },
      calls: { ...READ, ...A_NEW_MEETING },
      kept: 0,
      seen: people,
      expected: [["alice", "carol"]],
    },
    {
      title: "it ended",
      ended: true,
      changes: { created: 1, unchanged: 1 },
      calls: { GetMeeting: 2, CreateMeetingWithAttendees: 1 },
      kept: 0,
    },
  ],
  destroy: { ...READ, DeleteMeeting: 1 },
});
