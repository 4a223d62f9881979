import { networkInterfaces } from "node:os";
import { expect } from "chai";
import { candidatesFor } from "../../../emulator/media/candidates";

const LOOPBACK = { host: "127.0.0.1", port: 4599, udpPort: 4599 };

describe("The candidates of an answer", () => {
  const CASES: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ["an address", "127.0.0.1:4599", ["udp 127.0.0.1 4599", "tcp 127.0.0.1 4599"]],
    ["localhost", "localhost:4599", ["udp 127.0.0.1 4599", "tcp 127.0.0.1 4599"]],
    ["no header", undefined, ["udp 127.0.0.1 4599", "tcp 127.0.0.1 4599"]],
    [
      "the published port of a container",
      "192.0.2.7:8080",
      ["udp 192.0.2.7 4599", "udp 127.0.0.1 4599", "tcp 192.0.2.7 8080", "tcp 127.0.0.1 4599"],
    ],
    [
      "an address without a port",
      "192.0.2.7",
      ["udp 192.0.2.7 4599", "udp 127.0.0.1 4599", "tcp 192.0.2.7 80", "tcp 127.0.0.1 4599"],
    ],
    ["IPv6", "[::1]:4599", ["udp ::1 4599", "udp 127.0.0.1 4599", "tcp ::1 4599", "tcp 127.0.0.1 4599"]],
    ["a name that does not resolve", "emulator.invalid:4599", ["udp 127.0.0.1 4599", "tcp 127.0.0.1 4599"]],
  ];
  for (const [what, host, expected] of CASES) {
    it(`follow a Host header with ${what}`, async () => {
      const candidates = await candidatesFor(host, LOOPBACK);
      expect(candidates.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`)).to.deep.equal(expected);
    });
  }

  it("are for TCP alone without UDP", async () => {
    const candidates = await candidatesFor("127.0.0.1:4599", { ...LOOPBACK, udpPort: undefined });
    expect(candidates.map(({ protocol }) => protocol)).to.deep.equal(["tcp"]);
  });

  it("name every address of this machine but loopback where the emulator listens on all", async () => {
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address);
    const candidates = await candidatesFor("127.0.0.1:4599", { ...LOOPBACK, host: "0.0.0.0" });
    const udp = candidates.filter(({ protocol }) => protocol === "udp").map(({ address }) => address);
    expect(udp).to.deep.equal(["127.0.0.1", ...own]);
  });
});
