import nodeDataChannel from "node-datachannel";
import type { PeerCommand, PeerEvent } from "./webrtcPeer";

const OPUS = 111;
const SSRC = 4242;

const report = (event: PeerEvent) => process.send?.(event);

let connection: InstanceType<typeof nodeDataChannel.PeerConnection> | undefined;
let track: ReturnType<NonNullable<typeof connection>["addTrack"]> | undefined;

const COMMANDS: { readonly [C in PeerCommand["command"]]: (command: Extract<PeerCommand, { command: C }>) => void } = {
  offer({ tcp }) {
    connection = new nodeDataChannel.PeerConnection("client", { iceServers: [], enableIceTcp: tcp });
    connection.onStateChange((state) => report({ event: "state", state }));
    connection.onGatheringStateChange((state) => {
      const sdp = connection?.localDescription()?.sdp;
      if (state === "complete" && sdp) report({ event: "offer", sdp });
    });
    const audio = new nodeDataChannel.Audio("0", "SendRecv");
    audio.addOpusCodec(OPUS);
    audio.addSSRC(SSRC, "client");
    track = connection.addTrack(audio);
    track.onOpen(() => report({ event: "open" }));
    track.onMessage((packet) => report({ event: "packet", base64: packet.toString("base64") }));
    connection.setLocalDescription();
  },
  answer({ sdp }) {
    connection?.setRemoteDescription(sdp, "answer" as never);
  },
  send({ base64 }) {
    track?.sendMessageBinary(Buffer.from(base64, "base64"));
  },
  close() {
    connection?.close();
  },
};

process.on("message", (message: PeerCommand) => COMMANDS[message.command](message as never));
