// Makes a fresh clone ready: installs what package-lock.json names, and builds. Plain Node, since nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const say = (line) => console.log(`[setup] ${line}`);

const run = (command, env = {}) => {
  say(command);
  const { status } = spawnSync(command, { stdio: "inherit", shell: true, env: { ...process.env, ...env } });
  if (status !== 0) {
    say(`"${command}" failed. Read its message above, then run the same npm script again.`);
    process.exit(status ?? 1);
  }
};

// The package itself runs on every Node 20. Its tests load ES modules by `require`, which Node 20 can do since 20.19.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Node ${process.versions.node} is too old: Node 20.19 or newer is needed here (https://nodejs.org).`);
  process.exit(1);
}

// npm writes this file at the end of every install; an older one means that the lock file has changed since.
const installed = "node_modules/.package-lock.json";
const isCurrent = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
if (!isCurrent) {
  endWithThisProcess(beginEngineBuild());
  say("installing packages, about half a minute");
  // npm would run the build when it has installed everything, and it is run below.
  run("npm ci --no-fund --no-audit", { CHIME_MEETINGS_BUILD: "later" });
}
run("npm run --silent build");

/** In a process group of its own, which Go's compilers belong to. Windows has none: there it runs to its end. */
function beginEngineBuild() {
  const isPosix = process.platform !== "win32";
  const child = spawn(process.execPath, ["tools/setup/beginEngineBuild.mjs"], { stdio: "ignore", detached: isPosix });
  child.unref();
  return isPosix ? child.pid : undefined;
}

/** What follows builds the engine itself: two builds at a time would compile the same packages twice. */
function endWithThisProcess(group) {
  if (group === undefined) return;
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  process.once("exit", () => {
    try {
      process.kill(-group);
    } catch {
      // It has ended.
    }
  });
}
