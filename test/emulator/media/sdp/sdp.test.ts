import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { parseOffer, SdpError } from "../../../../emulator/media/sdp/parseOffer";
import { type SectionAnswer, writeAnswer } from "../../../../emulator/media/sdp/writeAnswer";

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(":");

/** In the form of Chromium's offers for amazon-chime-sdk-js: audio, the own camera with simulcast, a subscription, a stopped section. */
const OFFER = `v=0
o=mozilla-chrome 4611731400430051336 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1 2
a=extmap-allow-mixed
a=msid-semantic: WMS
m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9
c=IN IP4 0.0.0.0
a=ice-ufrag:abcd
a=ice-pwd:secret
a=fingerprint:sha-256 ${FINGERPRINT.toLowerCase()}
a=setup:actpass
a=mid:0
a=extmap:14 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
a=extmap:2/sendonly http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
a=sendrecv
a=rtpmap:111 opus/48000/2
a=fmtp:111 minptime=10;useinbandfec=1;stereo=1
a=rtpmap:63 red/48000/2
a=ssrc:1001 cname:x
a=ssrc:1001 msid:s t
m=video 9 UDP/TLS/RTP/SAVPF 96 98
a=mid:1
a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
a=sendonly
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 goog-remb
a=rtcp-fb:96 transport-cc
a=rtcp-fb:96 ccm fir
a=rtcp-fb:96 nack
a=rtcp-fb:96 nack pli
a=rtpmap:98 VP9/90000
a=fmtp:98 profile-id=0
a=rid:low send
a=rid:hi send
a=rid:other recv
a=simulcast:send low;hi
m=video 0 UDP/TLS/RTP/SAVPF 96
a=mid:2
a=bundle-only
a=recvonly
a=rtpmap:96 VP8/90000
m=video 0 UDP/TLS/RTP/SAVPF 96
a=mid:3
a=inactive
`;

const RECORDED_OFFER = readFileSync(
  join(__dirname, "../../../../../test/fixtures/chromium-147-simulcast-offer.sdp"),
  "utf8",
);

const END = {
  usernameFragment: "fragment",
  password: "password",
  fingerprint: "FF:00",
  candidates: [
    { protocol: "udp", address: "127.0.0.1", port: 5000 },
    { protocol: "tcp", address: "::1", port: 6000 },
  ],
  sessionId: 7,
  version: 3,
} as const;

describe("An SDP offer", () => {
  it("is read section by section", () => {
    const { fingerprint, sections } = parseOffer(OFFER);
    expect(fingerprint).to.equal(FINGERPRINT);
    expect(sections.map(({ mid, kind, direction, isStopped }) => [mid, kind, direction, isStopped])).to.deep.equal([
      ["0", "audio", "sendrecv", false],
      ["1", "video", "sendonly", false],
      ["2", "video", "recvonly", false],
      ["3", "video", "inactive", true],
    ]);
    const [audio, camera] = sections;
    expect(audio?.ssrcs).to.deep.equal([1001]);
    expect(audio?.extensions.get("urn:ietf:params:rtp-hdrext:ssrc-audio-level")).to.equal(14);
    expect(audio?.codecs.map(({ payloadType, name, clockRate }) => [payloadType, name, clockRate])).to.deep.equal([
      [111, "opus", 48_000],
      [63, "red", 48_000],
      [9, "", 0],
    ]);
    expect(camera?.rids).to.deep.equal(["low", "hi"]);
    expect(camera?.codecs[1]?.parameters).to.equal("profile-id=0");
  });

  it("is read as Chromium 147 wrote it, with the simulcast of amazon-chime-sdk-js 3.32 and one subscription", () => {
    const { sections } = parseOffer(RECORDED_OFFER);
    expect(sections.map(({ mid, kind, direction, isStopped }) => [mid, kind, direction, isStopped])).to.deep.equal([
      ["0", "audio", "sendrecv", false],
      ["1", "video", "sendrecv", false],
      ["2", "video", "recvonly", false],
    ]);
    const [audio, camera, subscription] = sections;
    expect(audio?.codecs.find(({ name }) => name === "opus")).to.include({ payloadType: 111, clockRate: 48_000 });
    expect(audio?.extensions.has("urn:ietf:params:rtp-hdrext:ssrc-audio-level")).to.equal(true);
    expect(camera?.rids).to.deep.equal(["low", "mid", "hi"]);
    expect(camera?.extensions.has("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id")).to.equal(true);
    const names = new Set(subscription?.codecs.map(({ name }) => name));
    expect(names).to.include.all.keys("VP8", "VP9", "H264", "AV1");
  });

  it("is read with line feeds and with carriage returns alike", () => {
    expect(parseOffer(OFFER.replaceAll("\n", "\r\n"))).to.deep.equal(parseOffer(OFFER));
  });

  for (const [problem, text, message] of [
    ["without sections", "v=0\n", /at least one media section/],
    ["without a fingerprint", OFFER.replace(/a=fingerprint.*\n/, ""), /SHA-256 fingerprint/],
    ["with a SHA-1 fingerprint", OFFER.replace("sha-256", "sha-1"), /SHA-256 fingerprint/],
    ["with a mid that is no token", OFFER.replace("a=mid:1", "a=mid:1\u0000 x"), /mid/],
    ["with a section that is cut off", OFFER.replace(/m=audio.*/, "m=audio"), /kind, a port/],
    ["with very many sections", OFFER + "m=video 9 X 1\na=mid:9\n".repeat(100), /at most 64/],
    ["that is very long", OFFER + "a=x\n".repeat(200_000), /at most 524288 characters/],
  ] as const) {
    it(`is rejected ${problem}`, () => {
      expect(() => parseOffer(text)).to.throw(SdpError, message);
    });
  }

  it("never makes the parser throw anything but an SdpError", () => {
    const lines = OFFER.split("\n");
    const line = fc.oneof(fc.constantFrom(...lines), fc.string());
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (mixed) => {
        try {
          const offer = parseOffer(mixed.join("\n"));
          writeAnswer(
            offer,
            END,
            offer.sections.map(() => ({ direction: "inactive", payloadTypes: [96, 111] })),
          );
        } catch (error) {
          if (!(error instanceof SdpError)) throw error;
        }
      }),
    );
  });
});

describe("An SDP answer", () => {
  const answers: SectionAnswer[] = [
    { direction: "sendrecv", payloadTypes: [111], source: { ssrc: 77, streamId: "a_0", trackId: "at_0" } },
    { direction: "recvonly", payloadTypes: [98, 96], rids: ["low", "hi"] },
    { direction: "sendonly", payloadTypes: [96], source: { ssrc: 78, streamId: "v_2", trackId: "vt_2" } },
    undefined,
  ];
  const answer = writeAnswer(parseOffer(OFFER), END, answers);
  const [head = "", audio = "", camera = "", subscription = "", stopped = ""] = answer.split(/(?=m=)/);

  it("bundles the accepted sections, and says that the emulator is ICE-lite", () => {
    expect(head).to.contain("a=group:BUNDLE 0 1 2\r\n");
    expect(head).to.contain("a=ice-lite\r\n");
    expect(head).to.contain("o=- 7 3 IN IP4");
  });

  it("names the candidates once, UDP with the higher priority", () => {
    expect(answer.match(/a=candidate:.*/g)).to.deep.equal([
      "a=candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host",
      "a=candidate:2 1 tcp 1526726399 ::1 6000 typ host tcptype passive",
    ]);
    expect(audio).to.contain("a=end-of-candidates");
  });

  it("answers with Opus alone, and with the source of what is heard", () => {
    expect(audio).to.match(/^m=audio 5000 UDP\/TLS\/RTP\/SAVPF 111\r\n/);
    expect(audio).to.contain("a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n");
    expect(audio).to.contain("a=extmap:14 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n");
    expect(audio).not.to.contain("abs-send-time");
    expect(audio).to.contain("a=msid:a_0 at_0\r\na=ssrc:77 cname:emulator");
    expect(audio).to.contain("a=setup:passive");
  });

  it("accepts the encodings of a simulcast, and the feedback that the emulator understands", () => {
    expect(camera).to.match(/^m=video 5000 UDP\/TLS\/RTP\/SAVPF 96 98\r\n/);
    expect(camera).to.contain("a=rid:low recv\r\na=rid:hi recv\r\na=simulcast:recv low;hi\r\n");
    expect(camera).to.contain("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n");
    expect(camera.match(/a=rtcp-fb:.*(?=\r)/g)).to.deep.equal([
      "a=rtcp-fb:96 goog-remb",
      "a=rtcp-fb:96 ccm fir",
      "a=rtcp-fb:96 nack pli",
    ]);
  });

  it("labels what a subscription receives", () => {
    expect(subscription).to.contain("a=sendonly");
    expect(subscription).to.contain("a=msid:v_2 vt_2");
  });

  it("rejects a stopped section with port 0", () => {
    expect(stopped).to.equal("m=video 0 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\na=mid:3\r\n");
  });
});
