import * as pulumi from "@pulumi/pulumi";
import { settingsFrom } from "../core/aws/settings";

/** The control-plane Region in the stack configuration. Default: that of the AWS SDK's default chain. */
export function configuredRegion(): string | undefined {
  return new pulumi.Config("chime-sdk-meetings").get("region") ?? new pulumi.Config("aws").get("region");
}

/** The provider's settings in the configuration of the stack. */
export function stackSettings() {
  return settingsFrom((key) => {
    const [namespace = "", name = ""] = key.split(":");
    return new pulumi.Config(namespace).get(name);
  });
}
