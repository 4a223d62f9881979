import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const EMULATOR = path.join(__dirname, "../../../emulator/index.js");

/** Starts an emulator with a client that has joined and a participant without a browser, closes the emulator, and does nothing else. */
const SCRIPT = `
const { startEmulator } = require(process.argv[1]);
const WebSocket = require("ws");
const sign = {
  "x-amz-date": "20260105T090000Z",
  authorization: "AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/chime/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64),
};
(async () => {
  const emulator = await startEmulator({ clock: { now: () => Date.parse("2026-01-05T09:00:00Z") } });
  const body = { ClientRequestToken: "token", MediaRegion: "us-east-1", ExternalMeetingId: "room", Attendees: [{ ExternalUserId: "alice" }] };
  const request = { method: "POST", headers: { ...sign, "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(emulator.url + "/meetings?operation=create-attendees", request);
  const content = await answer.text();
  if (!answer.ok) throw new Error(content);
  const { Meeting, Attendees } = JSON.parse(content);
  emulator.addParticipant(Meeting.MeetingId, { externalUserId: "bot" });
  const socket = new WebSocket(Meeting.MediaPlacement.SignalingUrl, ["_aws_wt_session", Attendees[0].JoinToken]);
  socket.on("close", () => console.log("client closed"));
  socket.on("open", () => socket.send(Buffer.from("05080110012200", "hex")));
  socket.once("message", async () => {
    console.log("client joined");
    await emulator.close();
    console.log("emulator closed");
  });
})();
`;

describe("A process with an emulator", () => {
  it("ends by itself when the emulator is closed while a client is connected", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", SCRIPT, EMULATOR], { timeout: 15_000 });
    expect(stdout.trim().split("\n").sort()).to.deep.equal(["client closed", "client joined", "emulator closed"]);
  });
});
