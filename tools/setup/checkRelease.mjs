// Checks that a tag can be released: `node tools/setup/checkRelease.mjs v1.2.3`. Both packages must have the version of the tag, the
// provider must ask for that version of the emulator, and both changelogs must have an entry for it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const version = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(process.argv[2] ?? "")?.[1];

function problems() {
  if (version === undefined) return [`The tag "${process.argv[2] ?? ""}" must be v and a version, such as v1.2.3.`];
  const read = (file) => readFileSync(file, "utf8");
  const found = [".", "emulator"].flatMap((folder) => {
    const manifest = JSON.parse(read(join(folder, "package.json")));
    const hasEntry = read(join(folder, "CHANGELOG.md"))
      .split("\n")
      .some((line) => line.startsWith(`## ${version}`));
    return [
      ...(manifest.version === version
        ? []
        : [`${manifest.name} has the version ${manifest.version} instead of ${version}.`]),
      ...(hasEntry ? [] : [`${join(folder, "CHANGELOG.md")} has no entry "## ${version}".`]),
    ];
  });
  const { peerDependencies } = JSON.parse(read("package.json"));
  const range = peerDependencies["chime-sdk-meetings-emulator"];
  return range === `^${version}`
    ? found
    : [...found, `The peer dependency on the emulator is ${range} instead of ^${version}.`];
}

const found = problems();
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
