// Creates and deletes meetings in a running emulator, one after the other on some connections, and shows how fast it is and
// that its memory stays flat:  node tools/bench/emulatorSoak.mjs [rounds, default 100000] [connections, default 8]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";

const [rounds = 100_000, connections = 8] = process.argv.slice(2).map(Number);
const REPORTS = 10;
const HEADERS = {
  "x-amz-date": "20260105T090000Z",
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/chime/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
};

const emulator = spawn(process.execPath, ["emulator/lib/cli.js"], { stdio: ["ignore", "pipe", "inherit"] });
const [line] = await once(createInterface(emulator.stdout), "line");
const url = line.replace("listening on ", "");
const agent = new Agent({ keepAlive: true, maxSockets: connections });

function send(method, path, content) {
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, { method, agent, headers: HEADERS }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      if (response.statusCode < 300) resolve(text);
      else reject(new Error(`${response.statusCode} ${text}`));
    });
    call.on("error", reject).end(content && JSON.stringify(content));
  });
}

async function round(number) {
  const meeting = { ClientRequestToken: `token-${number}`, MediaRegion: "us-east-1", ExternalMeetingId: "soak" };
  const Attendees = [{ ExternalUserId: "alice" }, { ExternalUserId: "bob" }];
  const created = JSON.parse(await send("POST", "/meetings?operation=create-attendees", { ...meeting, Attendees }));
  await send("DELETE", `/meetings/${created.Meeting.MeetingId}`);
}

/** Resident memory and processor time of the emulator, from Linux's /proc. */
function usage() {
  const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${emulator.pid}/status`, "utf8"))[1] / 1024;
  const fields = readFileSync(`/proc/${emulator.pid}/stat`, "utf8").split(" ");
  return { memory, processor: (Number(fields[13]) + Number(fields[14])) / 100 };
}

let next = 0;
const start = performance.now();
const before = usage();
const worker = async () => {
  while (next < rounds) {
    next += 1;
    if (next % (rounds / REPORTS) === 0) console.log(`${next} rounds: ${usage().memory.toFixed(0)} MiB`);
    await round(next);
  }
};
await Promise.all(Array.from({ length: connections }, worker));
const seconds = (performance.now() - start) / 1000;
const busy = usage().processor - before.processor;
console.log(`${2 * rounds} requests in ${seconds.toFixed(1)} s: ${((2 * rounds) / seconds).toFixed(0)} per second,`);
console.log(`${((2 * rounds) / busy).toFixed(0)} per second of the emulator's processor time`);
console.log(`meetings left: ${await send("GET", "/_emulator/meetings")}`);
emulator.kill();
agent.destroy();
