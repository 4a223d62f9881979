import { playExample } from "./playExample";
import { createStandup, people, speakers } from "./service";

playExample({
  name: "guest",
  meetings: 1,
  needs: async (emulator) => ({ meetingId: await createStandup(emulator) }),
  steps: [
    {
      title: "create",
      changes: { created: 2 },
      calls: { CreateAttendee: 1, GetMeeting: 1, ListAttendees: 1 },
      kept: 1,
      seen: people,
      expected: [["alice", "bob", "guest"]],
    },
    {
      title: "update",
      config: ["watches", "true"],
      changes: { updated: 1, unchanged: 1 },
      calls: { UpdateAttendeeCapabilities: 1, GetMeeting: 1, ListAttendees: 1 },
      kept: 1,
      seen: speakers,
      expected: ["alice", "bob"],
    },
    {
      title: "replace",
      config: ["name", "visitor"],
      changes: { replaced: 1, unchanged: 1 },
      calls: { DeleteAttendee: 1, CreateAttendee: 1, GetMeeting: 1, ListAttendees: 1 },
      kept: 1,
      seen: people,
      expected: [["alice", "bob", "visitor"]],
    },
  ],
  destroy: { DeleteAttendee: 1 },
});
