"""Calls every operation of the service with boto3, at the address given, and prints what came back as JSON."""

import json
import sys
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

chime = boto3.client(
    "chime-sdk-meetings",
    endpoint_url=sys.argv[1],
    region_name="eu-central-1",
    aws_access_key_id="444455556666",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": 1}),
)
everything = {"Audio": "SendReceive", "Video": "SendReceive", "Content": "SendReceive"}
listening = {"Audio": "Receive", "Video": "Receive", "Content": "Receive"}
answers = {}


def call(operation, method, **request):
    answer = method(**request)
    answers[operation] = answer["ResponseMetadata"]["HTTPStatusCode"]
    return answer


def error_of(method, **request):
    try:
        method(**request)
    except chime.exceptions.ClientError as error:
        return [type(error).__name__, error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return None


def injected(name):
    """The class by which boto3 raises an exception of the service model, which the emulator answers once."""
    fault = json.dumps({"effect": "error", "error": name}).encode()
    headers = {"Content-Type": "application/json"}
    urlopen(Request(sys.argv[1] + "/_emulator/faults", data=fault, headers=headers)).close()
    return error_of(chime.get_meeting, MeetingId=meeting_id)[0]


meeting = call(
    "CreateMeeting",
    chime.create_meeting,
    ClientRequestToken="token-1",
    MediaRegion="eu-central-1",
    ExternalMeetingId="Café «1»",
)["Meeting"]
meeting_id = meeting["MeetingId"]
room = call(
    "CreateMeetingWithAttendees",
    chime.create_meeting_with_attendees,
    ClientRequestToken="token-2",
    MediaRegion="eu-central-1",
    ExternalMeetingId="room",
    Attendees=[{"ExternalUserId": "alice"}, {"ExternalUserId": "bob", "Capabilities": listening}],
    Tags=[{"Key": "team", "Value": "red"}],
)
same = call("GetMeeting", chime.get_meeting, MeetingId=meeting_id)["Meeting"]
attendee = call("CreateAttendee", chime.create_attendee, MeetingId=meeting_id, ExternalUserId="carol")["Attendee"]
batch = call(
    "BatchCreateAttendee",
    chime.batch_create_attendee,
    MeetingId=meeting_id,
    Attendees=[{"ExternalUserId": f"user-{number}"} for number in range(30)],
)
ids = {"MeetingId": meeting_id, "AttendeeId": attendee["AttendeeId"]}
got = call("GetAttendee", chime.get_attendee, **ids)["Attendee"]
updated = call(
    "UpdateAttendeeCapabilities", chime.update_attendee_capabilities, **ids, Capabilities=listening
)["Attendee"]
call(
    "BatchUpdateAttendeeCapabilitiesExcept",
    chime.batch_update_attendee_capabilities_except,
    MeetingId=meeting_id,
    ExcludedAttendeeIds=[{"AttendeeId": attendee["AttendeeId"]}],
    Capabilities=everything,
)
pages = []
page = {}
while not pages or "NextToken" in page:
    token = {"NextToken": page["NextToken"]} if pages else {}
    page = call("ListAttendees", chime.list_attendees, MeetingId=meeting_id, MaxResults=20, **token)
    pages.append(len(page["Attendees"]))
call(
    "StartMeetingTranscription",
    chime.start_meeting_transcription,
    MeetingId=meeting_id,
    TranscriptionConfiguration={"EngineTranscribeSettings": {"LanguageCode": "de-DE"}},
)
call("StopMeetingTranscription", chime.stop_meeting_transcription, MeetingId=meeting_id)
arn = meeting["MeetingArn"]
call("TagResource", chime.tag_resource, ResourceARN=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
call("UntagResource", chime.untag_resource, ResourceARN=arn, TagKeys=["a"])
tags = call("ListTagsForResource", chime.list_tags_for_resource, ResourceARN=arn)["Tags"]
call("DeleteAttendee", chime.delete_attendee, **ids)
call("DeleteMeeting", chime.delete_meeting, MeetingId=meeting_id)

print(
    json.dumps(
        {
            "statuses": answers,
            "arn": arn,
            "externalMeetingId": meeting["ExternalMeetingId"],
            "isSameMeeting": same == meeting,
            "isSameAttendee": got == attendee,
            "isUpdated": updated == {**attendee, "Capabilities": listening},
            "roomUsers": [item["ExternalUserId"] for item in room["Attendees"]],
            "roomErrors": room["Errors"],
            "batchSize": len(batch["Attendees"]),
            "pages": pages,
            "tags": tags,
            "notFound": error_of(chime.get_meeting, MeetingId=meeting_id),
            "badRequest": error_of(chime.get_meeting, MeetingId="nonsense"),
            "typed": {name: injected(name) for name in sys.argv[2:]},
            "noResource": error_of(chime.list_tags_for_resource, ResourceARN=arn),
        }
    )
)
