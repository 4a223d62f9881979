import { expect } from "chai";
import { MEETING_ID } from "../support/ids";
import { needsEngine } from "../support/needsEngine";
import { startRoom } from "../support/room";

const STANDUP = `new Meeting("standup", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
})`;

/** Programs whose outputs fail, with the message that Pulumi shows for each. */
const PROGRAMS: Readonly<Record<string, { readonly exported: string; readonly shown: string }>> = {
  "joinInfoFor somebody who is not declared": {
    exported: `${STANDUP}.joinInfoFor("nobody")`,
    shown: `error: No attendee with this externalUserId is declared.`,
  },
  "getMeetingOutput of a meeting that has ended": {
    exported: `getMeetingOutput({ meetingId: "${MEETING_ID}" })`,
    shown: `error: Cannot look up meeting "${MEETING_ID}" in us-east-1: the meeting has ended`,
  },
};

describe("An output that fails, on the real engine", function () {
  this.timeout(600_000);

  needsEngine();

  for (const [title, { exported, shown }] of Object.entries(PROGRAMS)) {
    it(`ends the program with its message and no stack: ${title}`, async () => {
      const imports = `import { getMeetingOutput, Meeting } from "pulumi-chime-sdk-meetings";`;
      const room = await startRoom({ program: `${imports}\nexport const failing = ${exported};\n` });
      try {
        const { code, stdout } = await room.attempt("up", { flags: ["--suppress-progress"] });
        expect(code).not.to.equal(0);
        expect(stdout).to.contain(shown);
        expect(stdout).not.to.match(/unhandled exception|^ +at /m);
      } finally {
        await room.close();
      }
    });
  }
});
