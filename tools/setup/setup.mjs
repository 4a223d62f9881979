// Makes a fresh clone ready: installs what package-lock.json names, and builds. Plain Node, since nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const say = (line) => console.log(`[setup] ${line}`);

const run = (command) => {
  say(command);
  const { status } = spawnSync(command, { stdio: "inherit", shell: true });
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
  spawn(process.execPath, ["tools/setup/fetchEngineModules.mjs"], { stdio: "ignore" }).unref();
  say("installing packages, about half a minute");
  run("npm ci --no-fund --no-audit");
}
run("npm run --silent build");
