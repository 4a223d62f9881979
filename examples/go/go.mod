module room

go 1.25.11

require (
	example.com/pulumi-chime-sdk-meetings/sdk/go v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)

replace example.com/pulumi-chime-sdk-meetings/sdk/go => ../../lib/sdk/go
