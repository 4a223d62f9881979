// Run beside `npm ci` in a fresh clone. Where tools/engine/ will have to build Pulumi (none is installed or cached, and the official
// one is out of reach), the Go modules for that arrive meanwhile. It only saves time: the build itself reports what fails here.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const OFFICIAL = "https://get.pulumi.com/install.sh";
const ANSWERS_WITHIN_MS = 3000;

const choice = process.env.CHIME_MEETINGS_PULUMI;
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-chime-sdk-meetings", "engine");

const runs = (command) => spawnSync(command, ["version"]).status === 0;
const isAtHand = existsSync(cache) || (choice ? choice !== "own" : runs("pulumi"));
const isWithinReach = () =>
  fetch(OFFICIAL, { method: "HEAD", signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

if (!isAtHand && runs("go") && !(await isWithinReach())) {
  spawnSync("go", ["list", "-deps", "-tags", "tools", "."], {
    cwd: "tools/engine",
    env: { ...process.env, GOWORK: "off" },
  });
}
