import { A_NEW_MEETING, playExample } from "./playExample";

playExample({
  name: "many-rooms",
  meetings: 8,
  steps: [
    { title: "create", changes: { created: 9 }, calls: { CreateMeetingWithAttendees: 8 }, kept: 0 },
    {
      title: "update",
      config: ["term", "autumn"],
      changes: { updated: 8, unchanged: 1 },
      calls: { TagResource: 8 },
      kept: 8,
    },
    {
      title: "replace",
      config: ["rooms", '{"logic": {"mediaRegion": "eu-central-1", "people": ["kurt", "rosza"]}}'],
      changes: { replaced: 1, unchanged: 8 },
      calls: A_NEW_MEETING,
      kept: 7,
    },
  ],
  destroy: { DeleteMeeting: 8 },
});
