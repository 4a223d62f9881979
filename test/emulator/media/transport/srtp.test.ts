import { randomBytes } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { deriveKey, SrtpContext } from "../../../../emulator/media/transport/srtp";
import { CIPHERS, SRTP_PROFILES, type SrtpProfile } from "../../../../emulator/media/transport/srtpCiphers";

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ""), "hex");

/** RFC 7714, section 16.1.1. */
const PLAIN = hex(`8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120
  696e2070 61727465 73207472 6573`);
const PROTECTED = hex(`8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f
  42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce`);

const PROFILES = Object.entries(SRTP_PROFILES) as [string, SrtpProfile][];

function packetOf(sequence: number, ssrc = 0x1234, payload = "payload"): Buffer {
  const packet = Buffer.alloc(12 + payload.length);
  packet[0] = 0x80;
  packet[1] = 111;
  packet.writeUInt16BE(sequence & 0xffff, 2);
  packet.writeUInt32BE(ssrc, 8);
  packet.write(payload, 12);
  return packet;
}

function pair(profile: SrtpProfile) {
  const { keyLength, saltLength } = CIPHERS[profile];
  const keys = { key: randomBytes(keyLength), salt: randomBytes(saltLength) };
  return { sender: new SrtpContext(profile, keys), receiver: new SrtpContext(profile, keys) };
}

describe("SRTP", () => {
  it("protects the sample packet of RFC 7714 as the RFC does", () => {
    const cipher = CIPHERS[SRTP_PROFILES.AEAD_AES_128_GCM].create(
      hex("000102030405060708090a0b0c0d0e0f"),
      Buffer.alloc(0),
      hex("517569642070726f2071756f"),
    );
    expect(cipher.sealRtp(PLAIN, 12, 0x5501a0b2, 0xf17b)).to.deep.equal(PROTECTED);
    expect(cipher.openRtp(PROTECTED, 12, 0x5501a0b2, 0xf17b)).to.deep.equal(PLAIN);
  });

  it("makes the key stream of RFC 3711, appendix B.2", () => {
    const cipher = CIPHERS[SRTP_PROFILES.AES128_CM_HMAC_SHA1_80].create(
      hex("2b7e151628aed2a6abf7158809cf4f3c"),
      Buffer.alloc(20),
      hex("f0f1f2f3f4f5f6f7f8f9fafbfcfd"),
    );
    const sealed = cipher.sealRtp(Buffer.alloc(28), 12, 0, 0);
    expect(sealed.subarray(12, 28)).to.deep.equal(hex("e03ead0935c95e80e166b16dd92b4eb4"));
  });

  it("derives the session keys of RFC 3711, appendix B.3", () => {
    const key = hex("e1f97a0d3e018be0d64fa32c06de4139");
    const salt = hex("0ec675ad498afeebb6960b3aabe6");
    expect(deriveKey(key, salt, 0, 16)).to.deep.equal(hex("c61e7a93744f39ee10734afe3ff7a087"));
    expect(deriveKey(key, salt, 2, 14)).to.deep.equal(hex("30cbbc08863d8c85d49db34a9ae1"));
    expect(deriveKey(key, salt, 1, 20)).to.deep.equal(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
  });

  for (const [name, profile] of PROFILES) {
    describe(name, () => {
      it("unprotects what the other side protected, over a wrap of the sequence number", () => {
        const { sender, receiver } = pair(profile);
        for (const sequence of [65_533, 65_534, 65_535, 65_536, 65_537, 131_073 - 65_536]) {
          const packet = packetOf(sequence);
          const opened = receiver.unprotect(sender.protect(packet));
          if (sequence !== 65_537 || opened !== undefined) expect(opened).to.deep.equal(packet);
        }
      });

      it("takes packets out of order, and each only once", () => {
        const { sender, receiver } = pair(profile);
        const packets = [10, 12, 11].map((sequence) => sender.protect(packetOf(sequence)));
        for (const packet of packets) expect(receiver.unprotect(packet)).not.to.equal(undefined);
        for (const packet of packets) expect(receiver.unprotect(packet)).to.equal(undefined);
      });

      it("rejects a packet that is too old to tell whether it is a replay", () => {
        const { sender, receiver } = pair(profile);
        const old = sender.protect(packetOf(1));
        receiver.unprotect(sender.protect(packetOf(2000)));
        expect(receiver.unprotect(old)).to.equal(undefined);
      });

      it("protects RTCP, and rejects its replay", () => {
        const { sender, receiver } = pair(profile);
        const report = hex("80c90001 00000001");
        const sealed = sender.protectRtcp(report);
        expect(receiver.unprotectRtcp(sealed)).to.deep.equal(report);
        expect(receiver.unprotectRtcp(sealed)).to.equal(undefined);
        expect(receiver.unprotectRtcp(sender.protectRtcp(report))).to.deep.equal(report);
      });

      it("never throws, and opens nothing that was changed", () => {
        const { sender, receiver } = pair(profile);
        let sequence = 0;
        fc.assert(
          fc.property(fc.nat(200), fc.integer({ min: 1, max: 255 }), fc.nat(60), (at, flip, cut) => {
            sequence += 1;
            for (const [sealed, open] of [
              [sender.protect(packetOf(sequence)), (one: Buffer) => receiver.unprotect(one)],
              [sender.protectRtcp(hex("80c90001 00000001")), (one: Buffer) => receiver.unprotectRtcp(one)],
            ] as const) {
              const changed = Buffer.from(sealed);
              changed[at % changed.length] = (changed[at % changed.length] as number) ^ flip;
              expect(open(changed)).to.equal(undefined);
              expect(open(sealed.subarray(0, Math.min(cut, sealed.length - 1)))).to.equal(undefined);
            }
          }),
        );
      });

      it("keeps no state for more than 64 sources", () => {
        const { sender, receiver } = pair(profile);
        const opened = Array.from({ length: 100 }, (_, ssrc) =>
          receiver.unprotect(sender.protect(packetOf(1, ssrc + 1))),
        );
        expect(opened.filter((one) => one !== undefined)).to.have.lengthOf(64);
      });
    });
  }
});
