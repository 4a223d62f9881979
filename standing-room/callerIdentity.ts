import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsIdentity } from "./permissions";

/** The partition, region and account of the AWS provider that a component uses. */
export function callerIdentity(parent: pulumi.Resource): pulumi.Output<AwsIdentity> {
  const opts = { parent };
  return pulumi
    .all([aws.getPartitionOutput({}, opts), aws.getRegionOutput({}, opts), aws.getCallerIdentityOutput({}, opts)])
    .apply(([{ partition }, { region }, { accountId }]) => ({ partition, region, account: accountId }));
}
