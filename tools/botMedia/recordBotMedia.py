"""Records what bots send: writes emulator/media/bots/recordedTone.ts and recordedPattern.ts.

Needs Python 3 and two packages: pip install av==18.1.0 numpy. PyAV brings FFmpeg with libopus and libvpx.
Run it from the root of the repository: python3 tools/botMedia/recordBotMedia.py
"""

import base64
import textwrap
from fractions import Fraction
from pathlib import Path

import av
import numpy

OUT = Path("emulator/media/bots")

SAMPLE_RATE = 48_000
FRAME = 960  # 20 ms
# A period of 20 ms divided by 9: each frame begins at the same phase, so that the frames can be repeated.
TONE_HZ = 450
AMPLITUDE = 0.1414  # -20 dBov
WARM_UP_FRAMES = 100
TONE_FRAMES = 10

WIDTH, HEIGHT = 320, 180
FRAMES_PER_SECOND = 10
PATTERN_FRAMES = 20
LONGEST_PAYLOAD = 1100
BARS = [(235, 128, 128), (210, 16, 146), (170, 166, 16), (145, 54, 34), (106, 202, 222), (81, 90, 240), (41, 240, 110)]
BLOCK = 24
STEP = 8


def record_tone():
    encoder = av.CodecContext.create("libopus", "w")
    encoder.sample_rate = SAMPLE_RATE
    encoder.layout = "mono"
    encoder.format = "flt"
    encoder.bit_rate = 24_000
    encoder.options = {"vbr": "off", "application": "lowdelay", "frame_duration": "20"}
    packets = []
    for index in range(WARM_UP_FRAMES + TONE_FRAMES + 5):
        time = (numpy.arange(FRAME) + index * FRAME) / SAMPLE_RATE
        samples = (AMPLITUDE * numpy.sin(2 * numpy.pi * TONE_HZ * time)).astype(numpy.float32)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = index * FRAME
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return packets[WARM_UP_FRAMES : WARM_UP_FRAMES + TONE_FRAMES]


def draw(index):
    """Colour bars with a dark square that moves from left to right and back."""
    planes = [numpy.empty((HEIGHT, WIDTH), numpy.uint8)] + [
        numpy.empty((HEIGHT // 2, WIDTH // 2), numpy.uint8) for _ in range(2)
    ]
    for plane, values in zip(planes, zip(*BARS)):
        edges = numpy.linspace(0, plane.shape[1], len(BARS) + 1).astype(int)
        for bar, value in enumerate(values):
            plane[:, edges[bar] : edges[bar + 1]] = value
    half = PATTERN_FRAMES // 2
    left = 64 + STEP * (index if index <= half else PATTERN_FRAMES - index)
    top = (HEIGHT - BLOCK) // 2 & ~1
    planes[0][top : top + BLOCK, left : left + BLOCK] = 16
    for plane in planes[1:]:
        plane[top // 2 : (top + BLOCK) // 2, left // 2 : (left + BLOCK) // 2] = 128
    return numpy.concatenate([plane.reshape(-1) for plane in planes]).reshape(HEIGHT * 3 // 2, WIDTH)


def record_pattern():
    encoder = av.CodecContext.create("libvpx", "w")
    encoder.width, encoder.height, encoder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    encoder.time_base = Fraction(1, FRAMES_PER_SECOND)
    encoder.framerate = Fraction(FRAMES_PER_SECOND)
    encoder.bit_rate = 100_000
    encoder.gop_size = PATTERN_FRAMES
    encoder.options = {
        "deadline": "good",
        "cpu-used": "0",
        "lag-in-frames": "0",
        "auto-alt-ref": "0",
        "crf": "30",
        "error-resilient": "1",
    }
    packets = []
    for index in range(PATTERN_FRAMES):
        frame = av.VideoFrame.from_ndarray(draw(index), format="yuv420p")
        frame.pts = index
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    packets += [bytes(packet) for packet in encoder.encode(None)]
    if max(map(len, packets)) > LONGEST_PAYLOAD:
        raise SystemExit("Each frame must fit into one packet.")
    if len(packets) != PATTERN_FRAMES or packets[0][0] & 1 or not all(packet[0] & 1 for packet in packets[1:]):
        raise SystemExit("The recording must be one key frame and the frames that follow it.")
    return packets


def write(name, comment, frames):
    text = "\n\n".join("\n".join(textwrap.wrap(base64.b64encode(frame).decode(), 116)) for frame in frames)
    (OUT / f"recorded{name.capitalize()}.ts").write_text(
        f"/** {comment} Written by tools/botMedia/recordBotMedia.py. */\n"
        f"export const RECORDED_{name.upper()} = `\n{text}\n`;\n"
    )
    print(name, len(frames), "frames,", sum(map(len, frames)), "bytes")


OUT.mkdir(parents=True, exist_ok=True)
write("tone", f"Opus in mono, 20 ms a frame: {TONE_HZ} Hz at -20 dBov, in base64, frame by frame.", record_tone())
write(
    "pattern",
    f"VP8, {WIDTH}x{HEIGHT}, {FRAMES_PER_SECOND} frames a second: a key frame and those that follow it, in base64, frame by frame.",
    record_pattern(),
)
