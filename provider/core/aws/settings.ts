/** The settings in the configuration of a stack that decide how this package calls AWS. */
export interface ProviderSettings {
  /** `chime-sdk-meetings:endpoint`. Default: the AWS SDK's. */
  readonly endpoint: string | undefined;
  /** `chime-sdk-meetings:profile`, else `aws:profile`: a profile of the AWS configuration files. Default: the AWS SDK's chain. */
  readonly profile: string | undefined;
  /** `chime-sdk-meetings:refreshBeforeUpdate`. Default: true. */
  readonly refreshBeforeUpdate: boolean;
  /** Settings of @pulumi/aws in the stack that choose an account or an endpoint, and have no effect here. */
  readonly ignored: readonly string[];
}

/** The settings of @pulumi/aws that decide which account or endpoint its calls reach, besides `region` and `profile`. */
const WITHOUT_EFFECT = [
  "accessKey",
  "secretKey",
  "token",
  "assumeRole",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "endpoints",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "allowedAccountIds",
  "forbiddenAccountIds",
  "httpProxy",
  "httpsProxy",
  "customCaBundle",
  "insecure",
];

/** `get` returns the value of a configuration key with its namespace, such as `aws:profile`. */
export function settingsFrom(get: (key: string) => string | undefined): ProviderSettings {
  return {
    endpoint: get("chime-sdk-meetings:endpoint"),
    profile: get("chime-sdk-meetings:profile") ?? get("aws:profile"),
    refreshBeforeUpdate: get("chime-sdk-meetings:refreshBeforeUpdate") !== "false",
    ignored: WITHOUT_EFFECT.map((name) => `aws:${name}`).filter((key) => get(key) !== undefined),
  };
}

/** The message for an invalid setting of this package, for which the default is used; undefined where all are valid. */
export function wrongSettingMessage(get: (key: string) => string | undefined): string | undefined {
  const value = get("chime-sdk-meetings:refreshBeforeUpdate");
  if (value === undefined || value === "true" || value === "false") return undefined;
  return "The stack configuration chime-sdk-meetings:refreshBeforeUpdate must be true or false. It counts as true.";
}

/** The message for settings of @pulumi/aws that have no effect here; undefined where there are none. */
export function ignoredSettingsMessage({ ignored }: ProviderSettings): string | undefined {
  if (ignored.length === 0) return undefined;
  return (
    `The stack configuration ${ignored.join(", ")} has no effect on resources of chime-sdk-meetings, which may reach another account ` +
    "or endpoint than those of @pulumi/aws. Put these settings into a profile of the AWS configuration files, and name it by " +
    "`chime-sdk-meetings:profile`."
  );
}
