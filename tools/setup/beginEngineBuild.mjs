// Run beside `npm ci` in a fresh clone. Where tools/engine/ will have to build Pulumi (none is installed or cached, and the official
// one is out of reach), the Go modules for that arrive meanwhile, and Go begins to compile them into its cache. It only saves time: the
// build itself reports what fails here.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants, homedir, setPriority } from "node:os";
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

/** Compiles with the flags of the build: Go's cache has what was compiled for others by other names. `-export` links nothing. */
function compile() {
  const { tags, compilerFlags } = JSON.parse(readFileSync("tools/engine/goFlags.json", "utf8"));
  const flags = ["-trimpath", "-tags", tags, ...compilerFlags.map((flag) => `-gcflags=${flag}`)];
  spawnSync("go", ["list", "-deps", "-export", ...flags, "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"], {
    cwd: "tools/engine",
    env: { ...process.env, GOWORK: "off", CGO_ENABLED: "0" },
  });
}

if (!isAtHand && runs("go") && !(await isWithinReach())) {
  // npm goes first.
  setPriority(constants.priority.PRIORITY_LOW);
  compile();
}
