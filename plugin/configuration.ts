import { type ProviderSettings, settingsFrom } from "../provider/core/aws/settings";
import { REGION_NAME } from "../provider/core/chime/sharedRules";
import type { JsonObject } from "../provider/core/json";
import { createCheck } from "../provider/core/rules/check";
import type { PropertyRule } from "../provider/core/rules/propertyRule";

const NAMESPACE = "chime-sdk-meetings:";

/** The configuration of the provider: of a stack, or of an explicit provider resource. */
export const CONFIGURATION_RULES: readonly PropertyRule[] = [
  { path: "region", type: "string", pattern: REGION_NAME, source: "[own] becomes part of the endpoint's host name" },
  { path: "profile", type: "string", bounds: [1, 1024], source: "[own] a profile of the AWS configuration files" },
  { path: "endpoint", type: "string", bounds: [1, 2048], source: "[own] the URL of the service" },
  { path: "refreshBeforeUpdate", type: "boolean", source: "[own] whether the engine reads meetings before updates" },
];

/** Arguments that the engine adds to those of the program. */
const OF_THE_ENGINE = ["version", "pluginDownloadURL", "pluginChecksums", "__internal"];

const check = createCheck({ resource: "the configuration", rules: CONFIGURATION_RULES, crossRules: [] });

/** Validates the configuration. Pulumi passes a boolean of a stack's configuration or of a program as text. */
export function checkConfiguration(news: JsonObject) {
  const own = Object.entries(news).filter(([name]) => !OF_THE_ENGINE.includes(name));
  return check({ ...Object.fromEntries(own), ...parsed(news) });
}

function parsed({ refreshBeforeUpdate }: JsonObject): JsonObject {
  if (refreshBeforeUpdate === "true") return { refreshBeforeUpdate: true };
  return refreshBeforeUpdate === "false" ? { refreshBeforeUpdate: false } : {};
}

/** The settings, and the Region of resources that declare none. */
export interface Configuration {
  readonly settings: ProviderSettings;
  readonly region: string | undefined;
}

export function configurationFrom(values: JsonObject): Configuration {
  const get = (key: string) => {
    const value = key.startsWith(NAMESPACE) ? values[key.slice(NAMESPACE.length)] : undefined;
    return value === undefined || value === null ? undefined : String(value);
  };
  return { settings: settingsFrom(get), region: get(`${NAMESPACE}region`) };
}
