import { createHmac } from "node:crypto";

const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const USE_CANDIDATE = 0x0025;

/** A connectivity check as a client sends it (RFC 8445, section 7.2.2), for the session with this username fragment. */
export function iceCheck(usernameFragment: string, password: string, isNominated = false): Buffer {
  const attribute = (type: number, value: Buffer) => {
    const header = Buffer.alloc(4);
    header.writeUInt16BE(type, 0);
    header.writeUInt16BE(value.length, 2);
    return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  };
  const header = Buffer.from("000100002112a442000102030405060708090a0b", "hex");
  const username = attribute(USERNAME, Buffer.from(`${usernameFragment}:client`));
  const nomination = isNominated ? [attribute(USE_CANDIDATE, Buffer.alloc(0))] : [];
  const message = Buffer.concat([header, username, ...nomination]);
  message.writeUInt16BE(message.length - 20 + 24, 2);
  const digest = createHmac("sha1", password).update(message).digest();
  return Buffer.concat([message, attribute(MESSAGE_INTEGRITY, digest)]);
}
