import pulumi
from pulumi_chime_sdk_meetings import JoinableMeeting, Meeting, join_info_output

config = pulumi.Config()

# Who may join. To change it: pulumi config set attendees '["alice", "bob", "carol"]'
attendees = config.get_object("attendees") or ["alice", "bob"]

# Who pays for it. To change it: pulumi config set team support
team = config.get("team") or "video"

standup = Meeting(
    "standup",
    external_meeting_id="standup",
    media_region="eu-central-1",
    attendees=[{"external_user_id": user} for user in attendees],
    tags={"team": team},
)

# What a client of amazon-chime-sdk-js joins with.
first = join_info_output(
    meeting=JoinableMeeting(
        meeting_id=standup.meeting_id,
        media_placement=standup.media_placement,
        attendees=standup.attendees,
    ),
    external_user_id=attendees[0],
)

pulumi.export("meetingId", standup.meeting_id)
pulumi.export("meetingArn", standup.meeting_arn)

# Secret. `pulumi stack output joinInfo --show-secrets` reads them.
pulumi.export("joinTokens", standup.join_tokens)
pulumi.export("joinInfo", first.join_info)
