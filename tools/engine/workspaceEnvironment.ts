import { delimiter, dirname, join } from "node:path";
import type { WorkspaceFolders } from "./workspaceFolders";

/** Variables of these tools would let the user's own stacks, profiles and credentials into an isolated run. */
const NOT_INHERITED = /^(PULUMI|AWS)_/;

/**
 * The environment of a workspace's commands: state, home and passphrase of its own, and credentials that only an emulator
 * accepts. The engine's folder comes first on PATH, so that it uses the language host and the providers it came with.
 */
export const workspaceEnvironment = (
  { home, backend, root }: WorkspaceFolders,
  command: string,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !NOT_INHERITED.test(name))),
  PATH: [dirname(command), inherited["PATH"] ?? ""].join(delimiter),
  PULUMI_HOME: home,
  PULUMI_BACKEND_URL: `file://${backend}`,
  PULUMI_CONFIG_PASSPHRASE: "temporary",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "emulator",
  AWS_SECRET_ACCESS_KEY: "emulator",
  AWS_EC2_METADATA_DISABLED: "true",
  // On Node 20 the SDK prints a notice about later versions of Node, seven lines in each operation.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  AWS_CONFIG_FILE: join(root, "no-aws-config"),
  AWS_SHARED_CREDENTIALS_FILE: join(root, "no-aws-credentials"),
});
