import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { WebSocket } from "ws";
import { decodeFrame, FrameType } from "../../emulator/media/signaling/frames";
import { type LocalRooms, startLocalRooms } from "../../standing-room/local";

const CLI = join(__dirname, "../../standing-room/local/cli.js");

const joinAt = (url: string, body: object) => fetch(url, { method: "POST", body: JSON.stringify(body) });

async function meetingOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { Meeting?: { MeetingId: string } }).Meeting?.MeetingId;
}

describe("local standing rooms", () => {
  let rooms: LocalRooms;
  beforeEach(async () => {
    rooms = await startLocalRooms();
  });
  afterEach(() => rooms.close());

  it("return a meeting for any room without an AWS account, and another after it has ended", async () => {
    const first = await meetingOf(await joinAt(rooms.joinUrl, { room: "kitchen", externalUserId: "alice" }));
    const second = await meetingOf(await joinAt(rooms.joinUrl, { room: "kitchen", externalUserId: "bob" }));
    expect(second).to.be.a("string").and.equal(first);
    rooms.emulator.advance(86_401);
    const third = await meetingOf(await joinAt(rooms.joinUrl, { room: "kitchen", externalUserId: "alice" }));
    expect(third).to.be.a("string").and.not.equal(first);
  });

  it("reject a room name and a media region that AWS does not accept, at the start", async () => {
    const start = (name: string, mediaRegion: string) =>
      startLocalRooms({ rooms: { [name]: { mediaRegion } } }).then(
        async (started) => {
          await started.close();
          return "started";
        },
        (error: Error) => error.message,
      );
    expect(await start("aws:x", "us-east-1")).to.contain('rooms["aws:x"]');
    expect(await start("standup", "nowhere")).to.contain('rooms["standup"].mediaRegion');
  });

  it("have meetings that a client can join", async () => {
    const answer = await joinAt(rooms.joinUrl, { room: "kitchen", externalUserId: "alice" });
    const { Meeting, Attendee } = (await answer.json()) as {
      readonly Meeting: { readonly MediaPlacement: { readonly SignalingUrl: string } };
      readonly Attendee: { readonly JoinToken: string };
    };
    const socket = new WebSocket(Meeting.MediaPlacement.SignalingUrl, ["_aws_wt_session", Attendee.JoinToken]);
    await once(socket, "open");
    // A JOIN frame: version byte, timestamp 1, type 1, an empty message.
    socket.send(Buffer.from("05080110012200", "hex"));
    const [acknowledgement] = (await once(socket, "message")) as [Buffer];
    expect(decodeFrame(acknowledgement).type).to.equal(FrameType.JOIN_ACK);
    const closed = once(socket, "close");
    await rooms.close();
    await closed;
  });

  it("accept web pages of any origin", async () => {
    const preflight = await fetch(rooms.joinUrl, { method: "OPTIONS" });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get("access-control-allow-origin")).to.equal("*");
    const reply = await joinAt(rooms.joinUrl, { room: "kitchen", externalUserId: "alice" });
    expect(reply.headers.get("access-control-allow-origin")).to.equal("*");
  });

  it("reject a port in use, and leave nothing running", async () => {
    const port = Number(new URL(rooms.joinUrl).port);
    const outcome = await startLocalRooms({ port }).catch((error: Error) => error.message);
    expect(outcome).to.contain("EADDRINUSE");
  });
});

describe("the command chime-standing-room-local", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill());

  /** Starts the command and waits until its output has a line of this form. */
  async function start(args: readonly string[], line: RegExp): Promise<string> {
    child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    if (!child.stdout) throw new Error("The command has no output to read.");
    for await (const text of createInterface({ input: child.stdout })) {
      const [, found] = line.exec(text) ?? [];
      if (found) return found;
    }
    throw new Error(`The command ended without a line like ${line}.`);
  }

  it("starts rooms that can be joined, prints the URL, and exits at SIGTERM", async () => {
    const url = await start(["--port", "0", "--room", "standup"], /^join at (.+)$/);
    expect((await joinAt(url, { room: "standup", externalUserId: "alice" })).status).to.equal(200);
    expect((await joinAt(url, { room: "kitchen", externalUserId: "alice" })).status).to.equal(404);
    child?.kill("SIGTERM");
    const [code] = child ? await once(child, "exit") : [];
    expect(code).to.equal(0);
  });

  it("rejects an invalid port", async () => {
    child = spawn(process.execPath, [CLI, "--port", "70000"], { stdio: "ignore" });
    const [code] = await once(child, "exit");
    expect(code).to.equal(1);
  });
});
