import { findEngine } from "./findEngine";

// Before the tests, so that a build of minutes shows its progress, and two test files at once do not both begin one.
findEngine().then(
  ({ command, origin }) => console.log(`[engine] ${command} (${origin})`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
