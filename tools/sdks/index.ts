import { join } from "node:path";
import { findSdkPython, NO_PYTHON, packPython } from "./packPython";
import { writeSdks } from "./writeSdks";

async function main(): Promise<void> {
  const sdks = await writeSdks(join("lib", "sdk"));
  console.log(`${sdks.go}\n${sdks.python}`);
  const python = await findSdkPython();
  if (python === undefined) throw new Error(`The SDK for Python is written, but not packed. ${NO_PYTHON}`);
  for (const file of await packPython(sdks.python, python)) console.log(file);
}

main().catch((error: unknown) => {
  console.error(`[sdks] ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
