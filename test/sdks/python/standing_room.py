"""A StandingRoom with an argument of each kind: values, outputs, and a plain one."""

import pulumi
from pulumi_chime_sdk_meetings import JoinAuthorizationType, StandingRoom

office = StandingRoom(
    "office",
    media_region=pulumi.Output.from_input("eu-central-1"),
    rooms={"standup": {}, "townhall": {"meeting_features": {"attendee": {"max_count": 100}}}},
    authorization_type=JoinAuthorizationType.JWT,
    jwt={"issuer": "https://login.example.com", "audience": ["web-app"]},
    dashboard=True,
)

pulumi.export("joinUrl", office.join_url)
pulumi.export("table", office.table)
