import { PulumiCommand, type PulumiCommandOptions } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";
import type { GoModule } from "./goModule";

/** Long enough for the official archive (about 100 MB) on a slow line; short enough to end a hanging one. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** Installs an official Pulumi; `PulumiCommand.install` of the Automation API does. */
type InstallPulumi = (options: PulumiCommandOptions) => Promise<unknown>;

/** What a test replaces. */
export interface DownloadDeps {
  readonly install?: InstallPulumi;
  readonly limitMs?: number;
}

/** Installs the official Pulumi into `folder/bin` by its own installer, or throws when that takes too long. */
export async function downloadEngine(
  { version }: Pick<GoModule, "version">,
  folder: string,
  { install = (options) => PulumiCommand.install(options), limitMs = DOWNLOAD_LIMIT_MS }: DownloadDeps = {},
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not complete after ${limitMs / 1000} s.`)), limitMs);
  });
  try {
    await Promise.race([install({ root: folder, version: new SemVer(version), skipVersionCheck: true }), limit]);
  } finally {
    clearTimeout(timer);
  }
}
