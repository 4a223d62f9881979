const FIXED_HEADER = 12;

/** The profiles of a header extension (RFC 8285): elements with a header of one byte, or of two. */
const ONE_BYTE_ELEMENTS = 0xbede;
const TWO_BYTE_ELEMENTS = 0x1000;

/** The length of an RTP header with contributing sources and extension (RFC 3550, section 5); undefined for a packet that is cut off. */
export function headerLength(packet: Buffer): number | undefined {
  if (packet.length < FIXED_HEADER || (packet[0] as number) >> 6 !== 2) return undefined;
  const extensionAt = FIXED_HEADER + ((packet[0] as number) & 0x0f) * 4;
  if (((packet[0] as number) & 0x10) === 0) return extensionAt <= packet.length ? extensionAt : undefined;
  if (extensionAt + 4 > packet.length) return undefined;
  const end = extensionAt + 4 + packet.readUInt16BE(extensionAt + 2) * 4;
  return end <= packet.length ? end : undefined;
}

/** The element of the header extension with this id; undefined where the packet has none. */
export function readExtension(packet: Buffer, id: number): Buffer | undefined {
  const end = headerLength(packet);
  if (end === undefined || ((packet[0] as number) & 0x10) === 0) return undefined;
  const at = FIXED_HEADER + ((packet[0] as number) & 0x0f) * 4;
  const profile = packet.readUInt16BE(at);
  if (profile === ONE_BYTE_ELEMENTS) return findElement(packet.subarray(at + 4, end), id, readOneByteHeader);
  if ((profile & 0xfff0) === TWO_BYTE_ELEMENTS) return findElement(packet.subarray(at + 4, end), id, readTwoByteHeader);
  return undefined;
}

interface ElementHeader {
  readonly id: number;
  readonly size: number;
  readonly length: number;
}

function readOneByteHeader(elements: Buffer, at: number): ElementHeader | undefined {
  const byte = elements[at] as number;
  // The id 15 ends the list.
  return byte >> 4 === 15 ? undefined : { id: byte >> 4, size: 1, length: (byte & 0x0f) + 1 };
}

function readTwoByteHeader(elements: Buffer, at: number): ElementHeader | undefined {
  return at + 1 < elements.length
    ? { id: elements[at] as number, size: 2, length: elements[at + 1] as number }
    : undefined;
}

function findElement(
  elements: Buffer,
  id: number,
  readHeader: (elements: Buffer, at: number) => ElementHeader | undefined,
): Buffer | undefined {
  let at = 0;
  while (at < elements.length) {
    // Padding between elements.
    if (elements[at] === 0) {
      at += 1;
      continue;
    }
    const header = readHeader(elements, at);
    if (header === undefined) return undefined;
    const start = at + header.size;
    if (start + header.length > elements.length) return undefined;
    if (header.id === id) return elements.subarray(start, start + header.length);
    at = start + header.length;
  }
  return undefined;
}
