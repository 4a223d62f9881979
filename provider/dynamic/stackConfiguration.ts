import * as pulumi from "@pulumi/pulumi";
import { settingsFrom } from "../core/aws/settings";

/** The control-plane region of the stack's configuration; without one, the AWS SDK's own chain decides. */
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
