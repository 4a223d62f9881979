// A StandingRoom with an argument of each kind: values, outputs, and a plain one.
package main

import (
	chime "example.com/pulumi-chime-sdk-meetings/sdk/go/chimesdkmeetings"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(declareRoom)
}

func declareRoom(ctx *pulumi.Context) error {
	authorizationType := chime.JoinAuthorizationTypeJWT
	office, err := chime.NewStandingRoom(ctx, "office", &chime.StandingRoomArgs{
		MediaRegion: pulumi.String("eu-central-1").ToStringOutput(),
		Rooms: chime.RoomTemplateMap{
			"standup": chime.RoomTemplateArgs{},
			"townhall": chime.RoomTemplateArgs{
				MeetingFeatures: chime.MeetingFeaturesArgs{
					Attendee: chime.AttendeeFeaturesArgs{MaxCount: pulumi.Int(100)},
				},
			},
		},
		AuthorizationType: &authorizationType,
		Jwt: chime.JwtArgs{
			Issuer:   pulumi.String("https://login.example.com"),
			Audience: pulumi.StringArray{pulumi.String("web-app")},
		},
		Dashboard: pulumi.BoolRef(true),
	})
	if err != nil {
		return err
	}
	ctx.Export("joinUrl", office.JoinUrl)
	ctx.Export("table", office.Table)
	return nil
}
