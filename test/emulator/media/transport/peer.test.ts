import { EventEmitter, once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { expect } from "chai";
import { systemMediaClock } from "../../../../emulator/media/mediaClock";
import { parseOffer } from "../../../../emulator/media/sdp/parseOffer";
import { type Candidate, writeAnswer } from "../../../../emulator/media/sdp/writeAnswer";
import { createTransport } from "../../../../emulator/media/transport/createTransport";
import type { MediaTransport, TransportPeer } from "../../../../emulator/media/transport/mediaTransport";
import { WebrtcPeer } from "../../../support/webrtcPeer";

const OPUS = 111;

function rtp(sequence: number, ssrc: number, payload: string): Buffer {
  const packet = Buffer.alloc(12 + payload.length);
  packet[0] = 0x80;
  packet[1] = OPUS;
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(sequence * 960, 4);
  packet.writeUInt32BE(ssrc, 8);
  packet.write(payload, 12);
  return packet;
}

describe("The media transport and an independent WebRTC client", function () {
  this.timeout(30_000);
  let transport: MediaTransport;
  let client: WebrtcPeer;
  let tcp: Server;
  let received: EventEmitter;
  let isConnected: Promise<unknown>;
  let isClosed: Promise<unknown>;

  async function connect(candidates: readonly Candidate[], fingerprint?: string): Promise<TransportPeer> {
    const events = new EventEmitter();
    isConnected = once(events, "connected");
    isClosed = once(events, "closed");
    const peer = transport.createPeer({
      onConnected: () => events.emit("connected"),
      onRtp: (packet) => received.emit("packet", packet),
      onRtcp: () => undefined,
      onClosed: () => events.emit("closed"),
    });
    client.command({ command: "offer", tcp: candidates[0]?.protocol === "tcp" });
    const { sdp } = await client.next("offer");
    const offer = parseOffer(sdp);
    peer.expectFingerprint(fingerprint ?? offer.fingerprint);
    const { usernameFragment, password } = peer;
    const end = {
      usernameFragment,
      password,
      fingerprint: transport.fingerprint,
      candidates,
      sessionId: 1,
      version: 1,
    };
    const source = { ssrc: 99, streamId: "a", trackId: "at" };
    const answers = offer.sections.map(() => ({ direction: "sendrecv" as const, payloadTypes: [OPUS], source }));
    client.command({ command: "answer", sdp: writeAnswer(offer, end, answers) });
    return peer;
  }

  beforeEach(async () => {
    received = new EventEmitter();
    client = new WebrtcPeer();
    transport = await createTransport({ host: "127.0.0.1", udpPort: 0, clock: systemMediaClock });
    tcp = createServer((socket) => socket.once("data", (first) => transport.acceptTcp(socket, first)));
    tcp.listen(0, "127.0.0.1");
    await once(tcp, "listening");
  });

  afterEach(async () => {
    await client.close();
    await transport.close();
    tcp.close();
  });

  const candidate = (protocol: "udp" | "tcp"): Candidate => ({
    protocol,
    address: "127.0.0.1",
    port: protocol === "udp" ? (transport.udpPort ?? 0) : (tcp.address() as AddressInfo).port,
  });

  for (const protocol of ["udp", "tcp"] as const) {
    it(`exchange media over ${protocol.toUpperCase()}`, async () => {
      const peer = await connect([candidate(protocol)]);
      await isConnected;
      await client.next("open");
      const arrival = once(received, "packet");
      client.command({ command: "send", base64: rtp(1, 4242, "from the client").toString("base64") });
      const [packet] = await arrival;
      expect(packet.subarray(12).toString()).to.equal("from the client");
      peer.sendRtp(rtp(1, 99, "to the client"));
      const { base64 } = await client.next("packet");
      expect(Buffer.from(base64, "base64").subarray(12).toString()).to.equal("to the client");
    });
  }

  it("tell the client when the emulator closes", async () => {
    const peer = await connect([candidate("udp")]);
    await isConnected;
    peer.close();
    await client.next("state", ({ state }) => state === "closed" || state === "disconnected");
  });

  it("do not connect where the certificate is not that of the offer", async () => {
    await connect([candidate("udp")], `${"AB:".repeat(31)}AB`);
    await isClosed;
  });
});
