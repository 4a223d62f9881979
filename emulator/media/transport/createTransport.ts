import { createSocket, type RemoteInfo, type Socket as UdpSocket } from "node:dgram";
import { type LookupOneOptions, lookup } from "node:dns";
import { once } from "node:events";
import { isIP, isIPv6, type Socket } from "node:net";
import type { MediaClock } from "../mediaClock";
import { createCertificate } from "./dtls/certificate";
import { IceAgent, type Path } from "./iceAgent";
import type { MediaTransport } from "./mediaTransport";
import { Peer } from "./peer";
import { type Framed, frame, Unframer } from "./tcpFraming";

/** Where a transport listens. */
export interface TransportOptions {
  readonly host: string;
  /** The UDP port; 0 takes any free one, undefined listens on TCP only. */
  readonly udpPort: number | undefined;
  readonly clock: MediaClock;
}

/** Room for a burst of key frames from many senders. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
const SEND_BUFFER_BYTES = 1024 * 1024;

/** A TCP peer that does not read is not sent more than this: media that is late is of no use. */
const MOST_BUFFERED_BYTES = 1024 * 1024;
/** Connections that have not yet shown a valid check, or carry media. */
const MOST_TCP_CONNECTIONS = 1024;

/** Listens on one UDP socket, if any; TCP connections are handed over by the HTTP server. */
export async function createTransport({ host, udpPort, clock }: TransportOptions): Promise<MediaTransport> {
  const agent = new IceAgent();
  const certificate = createCertificate(clock.now());
  const udp = udpPort === undefined ? undefined : await listenUdp(host, udpPort, agent);
  const sockets = new Set<Socket>();
  const peers = new Set<Peer>();
  return {
    fingerprint: certificate.fingerprint,
    udpPort: udp?.address().port,
    createPeer(handlers) {
      const peer = new Peer(agent, certificate, clock, {
        ...handlers,
        onClosed: () => {
          if (peers.delete(peer)) handlers.onClosed();
        },
      });
      peers.add(peer);
      return peer;
    },
    acceptTcp: (socket, first) => {
      if (sockets.size >= MOST_TCP_CONNECTIONS) {
        socket.destroy();
        return;
      }
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      acceptTcp(socket, first, agent);
    },
    async close() {
      for (const peer of [...peers]) peer.close();
      for (const socket of sockets) socket.destroy();
      if (udp === undefined) return;
      const closed = once(udp, "close");
      udp.close();
      await closed;
    },
  };
}

async function listenUdp(host: string, port: number, agent: IceAgent): Promise<UdpSocket> {
  const type = isIPv6(host) ? "udp6" : "udp4";
  const socket = createSocket({
    type,
    recvBufferSize: RECEIVE_BUFFER_BYTES,
    sendBufferSize: SEND_BUFFER_BYTES,
    lookup: lookupName,
  });
  socket.on("message", (packet, from) => agent.receive(packet, udpPath(socket, from)));
  const listening = once(socket, "listening");
  socket.bind(port, host);
  await listening;
  // A peer that is gone is reported as an error of the socket, which goes on.
  socket.on("error", () => undefined);
  return socket;
}

/** Node.js looks up the address of each packet that is sent. Those of peers are addresses already, so that none waits for it. */
function lookupName(
  name: string,
  options: LookupOneOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
): void {
  const family = isIP(name);
  if (family === 0) lookup(name, options, callback);
  else callback(null, name, family);
}

function udpPath(socket: UdpSocket, { address, port }: RemoteInfo): Path {
  return {
    key: `udp ${address} ${port}`,
    address,
    port,
    // Without a callback, which Node.js would call in a tick of its own for each packet. A packet that cannot be sent is lost.
    send: (packet) => socket.send(packet, port, address),
  };
}

function acceptTcp(socket: Socket, first: Buffer, agent: IceAgent): void {
  const { remoteAddress: address = "", remotePort: port = 0 } = socket;
  const path: Path = {
    key: `tcp ${address} ${port}`,
    address,
    port,
    send: (packet) => {
      if (!socket.destroyed && socket.writableLength < MOST_BUFFERED_BYTES) socket.write(frame(packet));
    },
  };
  const unframer = new Unframer();
  const receive = (bytes: Buffer) => {
    const { packets, isValid }: Framed = unframer.add(bytes);
    for (const packet of packets) agent.receive(packet, path);
    if (!isValid) socket.destroy();
  };
  socket.setNoDelay(true);
  socket.on("data", receive);
  socket.on("error", () => socket.destroy());
  socket.once("close", () => agent.forget(path));
  receive(first);
}
