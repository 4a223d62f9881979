/** Whether the payload of an RTP packet begins a key frame, by codec. Each reads the payload descriptor alone. */
const BEGINS_KEY_FRAME: Readonly<Record<string, (payload: Buffer) => boolean>> = {
  VP8: beginsVp8KeyFrame,
  VP9: beginsVp9KeyFrame,
  H264: beginsH264KeyFrame,
  AV1: beginsAv1KeyFrame,
};

export function beginsKeyFrame(codecName: string, payload: Buffer): boolean {
  return payload.length > 0 && BEGINS_KEY_FRAME[codecName.toUpperCase()]?.(payload) === true;
}

/** RFC 7741, sections 4.2 and 4.3. */
function beginsVp8KeyFrame(payload: Buffer): boolean {
  const [first = 0, extension = 0] = payload;
  const isStart = (first & 0x10) !== 0 && (first & 0x07) === 0;
  let offset = 1;
  if ((first & 0x80) !== 0) {
    offset += 1;
    if ((extension & 0x80) !== 0) offset += ((payload[offset] ?? 0) & 0x80) !== 0 ? 2 : 1;
    if ((extension & 0x40) !== 0) offset += 1;
    if ((extension & 0x30) !== 0) offset += 1;
  }
  const header = payload[offset];
  return isStart && header !== undefined && (header & 0x01) === 0;
}

/** RFC 9628, section 4.2: the beginning of a frame that is not predicted from another one. */
function beginsVp9KeyFrame([first = 0]: Buffer): boolean {
  return (first & 0x08) !== 0 && (first & 0x40) === 0;
}

const SEQUENCE_PARAMETER_SET = 7;
const INSTANTANEOUS_REFRESH = 5;
const AGGREGATION = 24;
const FRAGMENT = 28;

/** RFC 6184, section 5: a single unit, an aggregation of them, or the first fragment of one. */
function beginsH264KeyFrame(payload: Buffer): boolean {
  const isKey = (type: number) => type === SEQUENCE_PARAMETER_SET || type === INSTANTANEOUS_REFRESH;
  const [first = 0, second = 0] = payload;
  const type = first & 0x1f;
  if (type === FRAGMENT) return (second & 0x80) !== 0 && isKey(second & 0x1f);
  if (type !== AGGREGATION) return isKey(type);
  for (let at = 1; at + 2 < payload.length; at += 2 + payload.readUInt16BE(at)) {
    if (isKey((payload[at + 2] ?? 0) & 0x1f)) return true;
  }
  return false;
}

/** "RTP Payload Format For AV1", section 4.4: the first packet of a coded video sequence. */
function beginsAv1KeyFrame([first = 0]: Buffer): boolean {
  return (first & 0x08) !== 0;
}
