import * as pulumi from "@pulumi/pulumi";

/** The control-plane region of the stack's configuration; without one, the AWS SDK's own chain decides. */
export function configuredRegion(): string | undefined {
  return new pulumi.Config("chime-sdk-meetings").get("region") ?? new pulumi.Config("aws").get("region");
}
