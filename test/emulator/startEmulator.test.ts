import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator/index";
import { sendByModel } from "./model/sendByModel";
import { roomRequest } from "./requests";
import { START } from "./runningEmulator";

describe("startEmulator", () => {
  const started: Emulator[] = [];
  const start = async (options: Parameters<typeof startEmulator>[0] = {}) => {
    const emulator = await startEmulator(options);
    started.push(emulator);
    return emulator;
  };

  afterEach(async () => {
    await Promise.all(started.splice(0).map((emulator) => emulator.close()));
  });

  it("takes a free port unless one is given", async () => {
    const [one, other] = [await start(), await start()];
    expect(one.port).not.to.equal(other.port);
    expect(one.url).to.equal(`http://127.0.0.1:${one.port}`);
    await one.close();
    expect((await start({ port: one.port })).port).to.equal(one.port);
  });

  it("listens on the given address", async () => {
    const { url, port } = await start({ host: "localhost" });
    expect(url).to.equal(`http://localhost:${port}`);
    expect((await fetch(`${url}/_emulator/meetings`)).status).to.equal(200);
  });

  it("says that a port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const failure = await startEmulator({ port }).catch((error: unknown) => error);
    server.close();
    expect((failure as Error).message).to.equal(
      `Cannot listen on 127.0.0.1:${port}: the port is in use. Choose another, or 0.`,
    );
  });

  it("keeps emulators of one process apart", async () => {
    const [one, other] = [await start(), await start()];
    await create(one);
    expect(one.meetings()).to.have.lengthOf(1);
    expect(other.meetings()).to.deep.equal([]);
  });

  it("makes every id and token of the source that it is given", async () => {
    const first = await create(await start({ clock: { now: () => START }, ids: countingIds(), media: false }));
    const second = await create(await start({ clock: { now: () => START }, ids: countingIds(), media: false }));
    expect(second).to.deep.equal(first);
  });

  it("drops connections that are open when it is closed, and can be closed twice", async () => {
    const emulator = await start();
    await create(emulator);
    await emulator.close();
    await emulator.close();
    expect(await fetch(emulator.url).catch((error: unknown) => error)).to.be.instanceOf(Error);
  });

  it("refuses to move the clock back", async () => {
    const emulator = await start();
    expect(() => emulator.advance(-1)).to.throw(RangeError, "The clock cannot advance by -1 seconds");
    expect(() => emulator.advance(Number.NaN)).to.throw(RangeError);
  });
});

function create({ url }: Emulator) {
  const input = { ...roomRequest(), ClientRequestToken: "token-1" };
  return sendByModel(url, "CreateMeetingWithAttendees", input).then(({ text }) => text);
}

function countingIds() {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
    },
  };
}
