import type { Emulator, EmulatorOptions } from "chime-sdk-meetings-emulator";

const PACKAGE = "chime-sdk-meetings-emulator";

/** Starts the emulator, which is an optional package. `purpose` begins the error where it is not installed. */
export async function startInstalledEmulator(purpose: string, options: EmulatorOptions = {}): Promise<Emulator> {
  const { startEmulator } = await import("chime-sdk-meetings-emulator").catch((cause: unknown) => {
    throw isMissing(cause) ? notInstalled(purpose, cause) : cause;
  });
  return startEmulator(options);
}

/** Node.js names the package in the message; a module that is missing inside of the emulator is another error. */
function isMissing(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") && message.includes(`'${PACKAGE}'`);
}

function notInstalled(purpose: string, cause: unknown): Error {
  return new Error(`${purpose} needs the package ${PACKAGE}. Install it: npm install --save-dev ${PACKAGE}`, { cause });
}
