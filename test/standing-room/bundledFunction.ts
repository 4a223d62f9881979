import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TABLE_NAME } from "./runningTable";

export const BUNDLE = join(__dirname, "../../standing-room/bundle/index.js");
const MODULES = join(__dirname, "../../../node_modules");

/** Writes the function as it is deployed, with the room `standup` and without tokens. Returns its path. */
export async function deployBundle(folder: string): Promise<string> {
  const file = join(folder, "index.js");
  await copyFile(BUNDLE, file);
  await writeFile(join(folder, "rooms.json"), JSON.stringify({ standup: { mediaRegion: "eu-central-1" } }));
  await writeFile(join(folder, "jwt.json"), "null");
  return file;
}

/** The environment of a process of the function. */
export function functionEnvironment(meetingsEndpoint: string, tableEndpoint: string): NodeJS.ProcessEnv {
  return {
    // Lambda's runtime has the AWS SDK on this path.
    NODE_PATH: MODULES,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: meetingsEndpoint,
    AWS_ENDPOINT_URL_DYNAMODB: tableEndpoint,
    TABLE_NAME,
  };
}
