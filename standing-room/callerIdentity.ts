import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";
import type { AwsIdentity } from "./permissions";

/** The partition, region and account of the AWS provider that a component uses. */
export function callerIdentity(parent: pulumi.Resource): pulumi.Output<AwsIdentity> {
  const opts = { parent };
  return pulumi
    .all([getPartitionOutput({}, opts), getRegionOutput({}, opts), getCallerIdentityOutput({}, opts)])
    .apply(([{ partition }, { region }, { accountId }]) => ({ partition, region, account: accountId }));
}
