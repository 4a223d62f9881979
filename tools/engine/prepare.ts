import { findEngine } from "./findEngine";
import { findYamlHost } from "./findYamlHost";
import { packTarballs } from "./packTarballs";

/** Before the tests, so that a build of minutes shows its progress, and two test files at once do not both begin one. */
async function prepare(): Promise<void> {
  const engine = await findEngine();
  console.log(`[engine] ${engine.command} (${engine.origin})`);
  console.log(`[engine] language host of YAML programs in ${await findYamlHost(engine)}`);
  await packTarballs();
}

prepare().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
