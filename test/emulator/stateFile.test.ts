import { appendFile, copyFile, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator/index";
import { meetingRequest, roomRequest, UNKNOWN_ID } from "./requests";
import { errorOf, START } from "./runningEmulator";

describe("the state file", function () {
  this.timeout(60_000);
  let folder = "";
  let emulator: Emulator | undefined;
  const lines: string[] = [];
  let clients: ChimeSDKMeetings[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chime-state-"));
  });

  afterEach(async () => {
    for (const client of clients) client.destroy();
    clients = [];
    await emulator?.close();
    emulator = undefined;
    await rm(folder, { recursive: true });
  });

  it("keeps meetings, attendees, tokens, tags and the clock over a restart", async () => {
    const { chime, emulator: first } = await start();
    const request = roomRequest({ ClientRequestToken: "token-1", Tags: [{ Key: "team", Value: "red" }] });
    const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees(request);
    first.advance(60);
    first.connect(Meeting?.MeetingId ?? "", Attendees[0]?.AttendeeId ?? "");
    await chime.createMeeting(meetingRequest({ PrimaryMeetingId: Meeting?.MeetingId }));
    const before = first.meetings();
    await first.close();

    const { chime: again, emulator: second } = await start();
    expect(second.meetings()).to.deep.equal(before);
    const replay = await again.createMeetingWithAttendees(request);
    expect(replay.Meeting).to.deep.equal(Meeting);
    expect(replay.Attendees).to.deep.equal(Attendees);
    await again.createMeeting(meetingRequest());
    expect(second.meetings().at(-1)?.createdAt).to.equal("2026-01-05T09:01:00.000Z");
  });

  it("holds what an answered call did, although the emulator never stopped in order", async () => {
    const { chime } = await start();
    await chime.createMeeting(meetingRequest());
    const copied = path.join(folder, "copy.json");
    await copyFile(stateFile(), copied);
    const copy = await startEmulator({ stateFile: copied, clock: { now: () => START } });
    try {
      expect(copy.meetings()).to.have.lengthOf(1);
    } finally {
      await copy.close();
    }
  });

  it("lets meetings end that were over while the emulator was down", async () => {
    const { chime, emulator: first } = await start();
    await chime.createMeeting(meetingRequest());
    await first.close();
    const { emulator: second } = await start(START + 300_000);
    expect(second.meetings()).to.deep.equal([]);
  });

  it("takes many calls at once", async () => {
    const { chime, emulator: first } = await start();
    await Promise.all(Array.from({ length: 50 }, () => chime.createMeeting(meetingRequest())));
    await first.close();
    const { emulator: second } = await start();
    expect(second.meetings()).to.have.lengthOf(50);
  });

  it("can be read by its owner alone, and leaves no draft behind", async () => {
    const { chime } = await start();
    await chime.createMeeting(meetingRequest());
    expect((await stat(stateFile())).mode & 0o777).to.equal(0o600);
    expect(await readdir(folder)).to.deep.equal(["state.json"]);
  });

  for (const [name, text] of [
    ["no JSON", "{"],
    ["JSON of another kind", "[1]"],
    ["of an older version", '{"version":1,"clockOffsetMilliseconds":0,"meetings":[]}\n'],
    ["damaged in the middle", '{"version":2}\n{"meeting":{}}\n{"clockOffsetMilliseconds":0}\n'],
  ] as const) {
    it(`is refused and left alone when it is ${name}`, async () => {
      await writeFile(stateFile(), text);
      const failure = await startEmulator({ stateFile: stateFile() }).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Error);
      expect((failure as Error).message).to.contain(stateFile());
      expect((await stat(stateFile())).size).to.equal(text.length);
    });
  }

  it("loses nothing but a line that a crash has cut off", async () => {
    const { chime, emulator: first } = await start();
    await chime.createMeeting(meetingRequest());
    await first.close();
    await appendFile(stateFile(), '{"meeting":{"meetingId":"cut');
    const { emulator: second } = await start();
    expect(second.meetings()).to.have.lengthOf(1);
  });

  it("is not written for calls that change nothing", async () => {
    const { chime, emulator: first } = await start();
    const { Meeting } = await chime.createMeeting(meetingRequest());
    const size = async () => (await stat(stateFile())).size;
    const before = await size();
    await chime.getMeeting({ MeetingId: Meeting?.MeetingId });
    await errorOf(chime.createMeeting({} as never));
    await chime.deleteMeeting({ MeetingId: UNKNOWN_ID });
    expect(await size()).to.equal(before);
    first.advance(1);
    await chime.getMeeting({ MeetingId: Meeting?.MeetingId });
    expect(await size()).to.be.greaterThan(before);
  });

  it("grows by the same for a call at 10 and at 1,000 meetings", async () => {
    const { chime } = await start();
    const growth = async () => {
      const before = (await stat(stateFile())).size;
      await chime.createMeeting(meetingRequest());
      return (await stat(stateFile())).size - before;
    };
    await Promise.all(Array.from({ length: 10 }, () => chime.createMeeting(meetingRequest())));
    const few = await growth();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 99 }, () => chime.createMeeting(meetingRequest())));
    }
    expect(await growth()).to.be.within(few - 20, few + 20);
  });

  it("is rewritten as what there is, once most of it is out of date", async () => {
    const { chime, emulator: first } = await start();
    const { Meeting } = await chime.createMeeting(meetingRequest());
    const ResourceARN = Meeting?.MeetingArn;
    const writes = Array.from({ length: 1500 }, (_, index) => ({ Key: "count", Value: String(index) }));
    for (const tag of writes) await chime.tagResource({ ResourceARN, Tags: [tag] });
    expect((await stat(stateFile())).size).to.be.below(1.1 * 1024 * 1024);
    await first.close();
    const { emulator: second } = await start();
    expect(second.meetings()[0]?.tags).to.deep.equal({ count: "1499" });
  });

  it("is refused to a second emulator while the first one runs", async () => {
    const { emulator: first } = await start();
    const failure = await startEmulator({ stateFile: stateFile() }).catch((error: unknown) => error);
    expect((failure as Error).message).to.contain(`Another emulator uses the state file ${stateFile()}`);
    await first.close();
    await start();
  });

  it("has no draft left from an emulator that was killed", async () => {
    await writeFile(`${stateFile()}.tmp`, "tokens");
    await start();
    expect(await readdir(folder)).to.deep.equal(["state.json"]);
  });

  it("is refused at the start when it cannot be written", async () => {
    const missing = path.join(folder, "missing", "state.json");
    const failure = await startEmulator({ stateFile: missing }).catch((error: unknown) => error);
    expect((failure as Error).message).to.match(/^The state file .*state\.json cannot be written: ENOENT/);
  });

  function stateFile(): string {
    return path.join(folder, "state.json");
  }

  async function start(now = START) {
    emulator = await startEmulator({
      stateFile: stateFile(),
      clock: { now: () => now },
      // Two emulators have two ports, and so two sets of media addresses.
      media: false,
      log: (line) => lines.push(line),
    });
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
    const chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials, maxAttempts: 1 });
    clients.push(chime);
    return { emulator, chime };
  }
});
