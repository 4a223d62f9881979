import { expect } from "chai";
import { roomRequest } from "./requests";
import { openRoom } from "./rooms";
import { START, withEmulator } from "./runningEmulator";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;

describe("the log of events", () => {
  const running = withEmulator();
  const types = () => running.emulator.events().map(({ event }) => event.detail.eventType.replace("chime:", ""));

  it("records a meeting from its start to its end, in order", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const ids = { MeetingId: meetingId, AttendeeId: attendeeId };
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.connect(meetingId, attendeeId);
    await running.chime.updateAttendeeCapabilities({ ...ids, Capabilities: LISTENER });
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.disconnect(meetingId, attendeeId);
    await running.chime.deleteAttendee(ids);
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    expect(types()).to.deep.equal([
      "MeetingStarted",
      "AttendeeAdded",
      "AttendeeAuthorized",
      "AttendeeJoined",
      "AttendeeAuthorized",
      "AttendeeCapabilitiesUpdated",
      "AttendeeLeft",
      "AttendeeDeleted",
      "MeetingEnded",
    ]);
  });

  it("adds AttendeeDropped before AttendeeLeft for a dropped connection", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.disconnect(meetingId, attendeeId, { dropped: true });
    expect(types().slice(-2)).to.deep.equal(["AttendeeDropped", "AttendeeLeft"]);
  });

  it("adds the start and the stop of a transcription, with its region and its configuration as JSON", async () => {
    const { meetingId } = await openRoom(running);
    const TranscriptionConfiguration = { EngineTranscribeSettings: { LanguageCode: "en-US" as const } };
    await running.chime.startMeetingTranscription({ MeetingId: meetingId, TranscriptionConfiguration });
    await running.chime.stopMeetingTranscription({ MeetingId: meetingId });
    await running.chime.stopMeetingTranscription({ MeetingId: meetingId });
    expect(types().slice(-2)).to.deep.equal(["TranscriptionStarted", "TranscriptionStopped"]);
    expect(running.emulator.events().at(-1)?.event.detail).to.include({
      transcriptionRegion: "us-east-1",
      transcriptionConfiguration: JSON.stringify(TranscriptionConfiguration),
    });
  });

  it("gives an event the form that EventBridge delivers", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    running.emulator.advance(1.5);
    running.emulator.connect(meetingId, attendeeId);
    const record = running.emulator.events().at(-1);
    expect(record?.event).to.deep.include({
      version: "0",
      source: "aws.chime",
      account: "111122223333",
      region: "us-east-1",
      "detail-type": "Chime Meeting State Change",
      time: "2026-01-05T09:00:01Z",
      resources: [],
      detail: {
        version: "0",
        eventType: "chime:AttendeeJoined",
        timestamp: START + 1500,
        meetingId,
        attendeeId,
        externalUserId: "alice",
        externalMeetingId: "standup",
        mediaRegion: "us-east-1",
        networkType: "Voip",
      },
    });
  });

  it("tells an attendee's new capabilities", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId, Capabilities: LISTENER };
    await running.chime.updateAttendeeCapabilities(input);
    expect(running.emulator.events().at(-1)?.event.detail).to.deep.include({
      success: "1",
      attendeeCapabilities: { audio: "Receive", video: "Receive", content: "Receive" },
    });
  });

  it("gives the end of a meeting the time at which it ended, not that at which it was noticed", async () => {
    await openRoom(running);
    running.emulator.advance(3600);
    expect(running.emulator.events().at(-1)?.event).to.include({ time: "2026-01-05T09:05:00Z" });
  });

  it("tells meetings that ended in the order of their ends", async () => {
    const first = await openRoom(running);
    running.emulator.advance(60);
    const second = await openRoom(running);
    running.emulator.connect(first.meetingId, first.attendeeId);
    running.emulator.disconnect(first.meetingId, first.attendeeId);
    running.emulator.advance(1);
    running.emulator.connect(first.meetingId, first.attendeeId);
    running.emulator.disconnect(first.meetingId, first.attendeeId);
    running.emulator.advance(3600);
    const ended = running.emulator.events().slice(-2);
    expect(ended.map(({ event }) => event.detail.meetingId)).to.deep.equal([second.meetingId, first.meetingId]);
  });

  it("says where AWS would deliver", async () => {
    const NotificationsConfiguration = {
      SqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:queue",
      SnsTopicArn: "arn:aws:sns:us-east-1:111122223333:topic",
    };
    await running.chime.createMeetingWithAttendees(roomRequest({ NotificationsConfiguration }));
    expect(running.emulator.events()[0]?.deliveries).to.deep.equal([
      { to: "EventBridge", target: "default bus in us-east-1" },
      { to: "SQS", target: NotificationsConfiguration.SqsQueueArn },
      { to: "SNS", target: NotificationsConfiguration.SnsTopicArn },
    ]);
  });

  it("keeps the latest 1000 events", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    for (let count = types().length; count < 2500; count += 3) {
      running.emulator.connect(meetingId, attendeeId);
      running.emulator.disconnect(meetingId, attendeeId);
      expect(running.emulator.events()).to.have.lengthOf(Math.min(count + 3, 1000));
    }
    expect(types().at(-1)).to.equal("AttendeeLeft");
  });

  it("holds no join token", async () => {
    const { attendees } = await openRoom(running);
    expect(JSON.stringify(running.emulator.events())).not.to.contain(attendees[0]?.JoinToken);
  });
});
