/** Opus runs at 48 kHz in RTP (RFC 7587, section 4.1). */
export const OPUS_CLOCK_RATE = 48_000;

/** The time between two packets of a listener. */
export const FRAME_MS = 20;

/** Opus of 20 ms, in stereo, that decodes to silence: the configuration "CELT, full band, 20 ms" with an empty frame. */
export const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** RFC 6716, section 3.1, table 2: frame sizes in milliseconds, by the configuration in the first byte. */
const SILK_FRAMES_MS = [10, 20, 40, 60];
const HYBRID_FRAMES_MS = [10, 20];
const CELT_FRAMES_MS = [2.5, 5, 10, 20];
const FIRST_HYBRID = 12;
const FIRST_CELT = 16;

/** RFC 6716, section 3.4: the longest packet. */
const LONGEST_PACKET_MS = 120;

/** The duration of an Opus packet; undefined for one that is malformed. */
export function opusDuration(packet: Buffer): number | undefined {
  const toc = packet[0];
  if (toc === undefined) return undefined;
  const count = frameCount(toc & 0x03, packet[1]);
  const duration = count === undefined ? undefined : count * frameDuration(toc >> 3);
  return duration === undefined || duration === 0 || duration > LONGEST_PACKET_MS ? undefined : duration;
}

function frameDuration(configuration: number): number {
  if (configuration >= FIRST_CELT) return CELT_FRAMES_MS[configuration % 4] as number;
  if (configuration >= FIRST_HYBRID) return HYBRID_FRAMES_MS[configuration % 2] as number;
  return SILK_FRAMES_MS[configuration % 4] as number;
}

/** RFC 6716, section 3.2: the code 3 has the number of frames in the second byte. */
function frameCount(code: number, second: number | undefined): number | undefined {
  if (code === 0) return 1;
  if (code < 3) return 2;
  return second === undefined ? undefined : second & 0x3f;
}
