// Checks both packages as they are published: their manifests (publint), their types under every module resolution (attw),
// and their sizes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The first four are written into states by Pulumi, and no program imports them. */
const WITHOUT_TYPES = ["meeting", "attendee", "transcription", "runtime", "package.json"];

/**
 * The largest tarballs, in bytes. The larger part of the first one is the native provider, which has the AWS SDK, gRPC and the components in it;
 * that of the emulator's is the page to join with.
 */
const MAX_PACKED = { "pulumi-chime-sdk-meetings": 600_000, "chime-sdk-meetings-emulator": 1_500_000 };

const folder = mkdtempSync(join(tmpdir(), "chime-meetings-check-"));
let failures = 0;

function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (status === 0) return stdout;
  failures += 1;
  console.error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return "";
}

try {
  for (const staged of run(process.execPath, ["tools/setup/stage.mjs", folder]).trim().split("\n").filter(Boolean)) {
    run("npx", ["--no-install", "publint", staged, "--strict"]);
    const [packed] = JSON.parse(run("npm", ["pack", "--json"], { cwd: staged }) || "[{}]");
    const tarball = join(staged, packed.filename);
    run("npx", ["--no-install", "attw", tarball, "--profile", "node16", "--exclude-entrypoints", ...WITHOUT_TYPES]);
    if (!(packed.size <= MAX_PACKED[packed.name])) {
      failures += 1;
      console.error(`${packed.name} has ${packed.size} bytes packed, more than ${MAX_PACKED[packed.name]}.`);
    }
    console.log(
      `${packed.name}: ${packed.size} bytes packed, ${packed.unpackedSize} unpacked, ${packed.files.length} files`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
