package main

import (
	"example.com/pulumi-chime-sdk-meetings/sdk/go/chimesdkmeetings"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(declareRoom)
}

func declareRoom(ctx *pulumi.Context) error {
	settings := config.New(ctx, "")

	// Who may join. To change it: pulumi config set attendees '["alice", "bob", "carol"]'
	users := []string{"alice", "bob"}
	if err := settings.GetObject("attendees", &users); err != nil {
		return err
	}
	attendees := chimesdkmeetings.AttendeeArray{}
	for _, user := range users {
		attendees = append(attendees, chimesdkmeetings.AttendeeArgs{ExternalUserId: pulumi.String(user)})
	}

	// Who pays for it. To change it: pulumi config set team support
	team := settings.Get("team")
	if team == "" {
		team = "video"
	}

	standup, err := chimesdkmeetings.NewMeeting(ctx, "standup", &chimesdkmeetings.MeetingArgs{
		ExternalMeetingId: pulumi.String("standup"),
		MediaRegion:       pulumi.String("eu-central-1"),
		Attendees:         attendees,
		Tags:              pulumi.StringMap{"team": pulumi.String(team)},
	})
	if err != nil {
		return err
	}

	// What a client of amazon-chime-sdk-js joins with.
	first := chimesdkmeetings.JoinInfoOutput(ctx, chimesdkmeetings.JoinInfoOutputArgs{
		Meeting: chimesdkmeetings.JoinableMeetingArgs{
			MeetingId:      standup.MeetingId,
			MediaPlacement: standup.MediaPlacement,
			Attendees:      standup.Attendees,
		},
		ExternalUserId: pulumi.String(users[0]),
	})

	ctx.Export("meetingId", standup.MeetingId)
	ctx.Export("meetingArn", standup.MeetingArn)

	// Secret. `pulumi stack output joinInfo --show-secrets` reads them.
	ctx.Export("joinTokens", standup.JoinTokens)
	ctx.Export("joinInfo", first.JoinInfo())
	return nil
}
