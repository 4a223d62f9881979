import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { VirtualClock } from "../../emulator/clock";
import { MeetingStore } from "../../emulator/state/meetingStore";
import type { MeetingRecord } from "../../emulator/state/records";
import { StateFile } from "../../emulator/state/stateFile";
import { sendByModel, sendRaw, signedHeaders } from "./model/sendByModel";
import { meetingRequest } from "./requests";
import { withEmulator } from "./runningEmulator";

const MINUTE = 60_000;

function meeting(index: number, createdAt: number, primaryMeetingId?: string): MeetingRecord {
  return {
    meetingId: `meeting-${index}`,
    scope: { account: "111122223333", region: "us-east-1" },
    clientRequestToken: `token-${index}`,
    createdAt,
    idleSince: createdAt,
    primaryMeetingId,
    attendees: new Map(),
    tags: new Map(),
  } as Partial<MeetingRecord> as MeetingRecord;
}

describe("Meetings that end together", () => {
  /** How often the store reads a member of a meeting. */
  const readsWhenEnding = (count: number): number => {
    let now = 0;
    let reads = 0;
    const store = new MeetingStore({ now: () => now }, () => undefined);
    for (let index = 0; index < count; index += 1) {
      const counted = new Proxy(meeting(index, index), {
        get: (target, name) => {
          reads += 1;
          return Reflect.get(target, name);
        },
      });
      store.add(counted);
    }
    reads = 0;
    now = count + 5 * MINUTE;
    expect(store.all()).to.deep.equal([]);
    return reads;
  };

  it("cost the same work each, however many they are", () => {
    const few = readsWhenEnding(100) / 100;
    expect(readsWhenEnding(10_000) / 10_000).to.be.within(0.9 * few, 1.1 * few);
  });

  it("end in the order of time, with their replicas", () => {
    let now = 0;
    const ended: string[] = [];
    const store = new MeetingStore({ now: () => now }, ({ meetingId }, at) => ended.push(`${meetingId} at ${at}`));
    store.add(meeting(1, 0));
    store.add(meeting(2, 1000));
    store.add(meeting(3, 2000, "meeting-1"));
    const connected = store.peek("meeting-1");
    if (connected) {
      connected.idleSince = undefined;
      store.reschedule(connected);
      now = 2 * MINUTE;
      connected.idleSince = now;
      store.reschedule(connected);
    }
    now = 10 * MINUTE;
    expect(store.all()).to.deep.equal([]);
    const atLast = 7 * MINUTE;
    expect(ended).to.deep.equal([
      `meeting-2 at ${1000 + 5 * MINUTE}`,
      `meeting-1 at ${atLast}`,
      `meeting-3 at ${atLast}`,
    ]);
  });
});

/** Lets promises that have resolved call what waits for them. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("Changes of meetings", () => {
  it("are kept only where a state file takes them", () => {
    const store = new MeetingStore({ now: () => 0 }, () => undefined);
    store.add(meeting(1, 0));
    expect(store.takeChanges().size).to.equal(0);
    store.trackChanges();
    store.add(meeting(2, 0));
    expect([...store.takeChanges()]).to.deep.equal(["meeting-2"]);
    expect(store.takeChanges().size).to.equal(0);
  });

  it("are in the state file when a save has resolved, also where the write of another call took them", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "chime-journal-"));
    const name = path.join(folder, "state.json");
    const clock = new VirtualClock({ now: () => 0 });
    const store = new MeetingStore(clock, () => undefined);
    const file = new StateFile(name, store, clock);
    try {
      await file.load();
      store.add(meeting(1, 0));
      const first = file.save();
      store.add(meeting(2, 0));
      // The write of the first call begins now, and takes both. No write ends before the event loop goes on.
      await turns();
      let isSaved = false;
      const second = file.save().then(() => {
        isSaved = true;
      });
      await turns();
      expect(isSaved, "saved before the write has ended").to.equal(false);
      await Promise.all([first, second]);
      expect(readFileSync(name, "utf8")).to.contain("meeting-2");
    } finally {
      await file.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("The emulator", () => {
  const running = withEmulator();

  it("answers a long list of wrong elements with a message that the model allows", async () => {
    const { content } = await sendByModel(running.emulator.url, "CreateMeeting", {
      ...meetingRequest(),
      ClientRequestToken: "t1",
    });
    const { MeetingId = "" } = (content?.["Meeting"] ?? {}) as { MeetingId?: string };
    const Attendees = Array.from({ length: 100_000 }, () => ({}));
    const answer = await sendByModel(running.emulator.url, "BatchCreateAttendee", { MeetingId, Attendees });
    expect(answer.status).to.equal(400);
    expect(String(answer.content?.["Message"])).to.have.length.at.most(4096);
    expect(answer.text.length).to.be.below(5000);
  });

  it("refuses a clock beyond the year 9999, and goes on", async () => {
    const send = (advanceSeconds: number) =>
      sendRaw(`${running.emulator.url}/_emulator/clock`, { method: "POST", body: JSON.stringify({ advanceSeconds }) });
    expect((await send(1e13)).status).to.equal(400);
    expect(
      (await sendByModel(running.emulator.url, "CreateMeeting", { ...meetingRequest(), ClientRequestToken: "t1" }))
        .status,
    ).to.equal(200);
  });

  it("takes a presigned request, whose signature is in the query", async () => {
    const { "x-amz-date": date, authorization } = signedHeaders();
    const credential = /Credential=([^,]+)/.exec(authorization)?.[1] ?? "";
    const query = new URLSearchParams({
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Credential": credential,
      "X-Amz-Date": date,
      "X-Amz-SignedHeaders": "host",
      "X-Amz-Signature": "0".repeat(64),
    });
    const answer = await sendRaw(`${running.emulator.url}/meetings/0a1b2c3d-1111-4222-8333-0123456f2713?${query}`, {});
    expect(answer.headers.get("x-amzn-errortype")).to.equal("NotFoundException");
  });

  it("says why it does not take a compressed body, or one with a byte order mark", async () => {
    const send = (headers: Record<string, string>, body: string) =>
      sendRaw(`${running.emulator.url}/meetings`, {
        method: "POST",
        headers: { ...signedHeaders(), ...headers },
        body,
      });
    expect((await send({ "content-encoding": "gzip" }, "{}")).text).to.contain("without a Content-Encoding");
    expect((await send({}, "\uFEFF{}")).text).to.contain("byte order mark");
  });

  it("hides what a fault makes not yet visible from the first calls, or from some operations", async () => {
    const { emulator, chime } = running;
    emulator.addFault({ effect: "notYetVisible", calls: 2 });
    const first = await chime.createMeeting(meetingRequest());
    const MeetingId = first.Meeting?.MeetingId;
    const outcome = () =>
      chime.getMeeting({ MeetingId }).then(
        () => "found",
        ({ name }: Error) => name,
      );
    expect([await outcome(), await outcome(), await outcome()]).to.deep.equal([
      "NotFoundException",
      "NotFoundException",
      "found",
    ]);
    emulator.addFault({
      effect: "notYetVisible",
      calls: 1,
      operation: "CreateAttendee",
      hiddenFrom: ["DeleteAttendee"],
    });
    const { Attendee } = await chime.createAttendee({ MeetingId, ExternalUserId: "alice" });
    const ids = { MeetingId, AttendeeId: Attendee?.AttendeeId };
    expect((await chime.getAttendee(ids)).Attendee?.ExternalUserId).to.equal("alice");
    expect(
      await chime.deleteAttendee(ids).then(
        () => "deleted",
        ({ name }: Error) => name,
      ),
    ).to.equal("NotFoundException");
    await chime.deleteAttendee(ids);
  });
});
