import * as pulumi from "@pulumi/pulumi";
import { eachRoom, nameOf, requestOf } from "./rooms";

/* What a generated SDK does, in the same language as the program with the dynamic provider: so only the providers differ. */

/** The outputs of a meeting, so that the program can read them. */
const OUTPUTS = {
  meetingId: undefined,
  meetingArn: undefined,
  mediaPlacement: undefined,
  createdAt: undefined,
  expiresAt: undefined,
  region: undefined,
  meetingHostId: undefined,
  meetingFeatures: undefined,
  primaryMeetingId: undefined,
  tenantIds: undefined,
  tags: undefined,
  attendeeIds: undefined,
  joinTokens: undefined,
};

class Meeting extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs) {
    const options = { additionalSecretOutputs: ["attendees", "joinTokens"] };
    super("chime-sdk-meetings:index:Meeting", name, { ...OUTPUTS, ...args }, options);
  }
}

for (const room of eachRoom()) new Meeting(nameOf(room), { ...requestOf(room) });
