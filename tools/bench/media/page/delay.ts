import type { JoinedCall } from "./client";

/** Reports when a sound begins in one of its two inputs: that which is sent, and that which arrives. */
const ONSETS = `registerProcessor("onsets", class extends AudioWorkletProcessor {
  quiet = [Infinity, Infinity];
  process(inputs) {
    for (const [input, [samples]] of inputs.entries()) {
      if (!samples) continue;
      const at = samples.findIndex((sample) => Math.abs(sample) > ${0.03});
      if (at < 0) { this.quiet[input] += samples.length; continue; }
      if (this.quiet[input] > sampleRate * 0.15) this.port.postMessage({ input, ms: ((currentFrame + at) / sampleRate) * 1000 });
      this.quiet[input] = 0;
    }
    return true;
  }
});`;

const CLICK_EVERY_SECONDS = 0.5;
const CLICK_SECONDS = 0.04;
const MOST_CLICKS = 200;
const SETTLES_MS = 4000;

/** Sends clicks by one participant and times them at another one, in one audio context. */
export async function measureDelay(
  join: (microphone: MediaStream, at: number) => Promise<JoinedCall>,
  seconds: number,
): Promise<number[]> {
  const context = new AudioContext({ sampleRate: 48_000 });
  await context.resume();
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([ONSETS], { type: "text/javascript" })));
  const clicks = makeClicks(context);
  const sent = context.createMediaStreamDestination();
  clicks.connect(sent);
  await join(sent.stream, 0);
  const { audio } = await join(context.createMediaStreamDestination().stream, 1);
  const onsets = new AudioWorkletNode(context, "onsets", { numberOfInputs: 2, numberOfOutputs: 1 });
  clicks.connect(onsets, 0, 0);
  context.createMediaStreamSource(await audio).connect(onsets, 0, 1);
  const silence = new GainNode(context, { gain: 0 });
  onsets.connect(silence).connect(context.destination);
  const heard: [number[], number[]] = [[], []];
  await wait(SETTLES_MS);
  onsets.port.onmessage = ({ data }: MessageEvent<{ input: 0 | 1; ms: number }>) =>
    void heard[data.input].push(data.ms);
  await wait(seconds * 1000);
  return delaysOf(heard);
}

function makeClicks(context: AudioContext): AudioNode {
  const tone = new OscillatorNode(context, { frequency: 800 });
  const gate = new GainNode(context, { gain: 0 });
  const begin = context.currentTime + CLICK_EVERY_SECONDS;
  for (let click = 0; click < MOST_CLICKS; click += 1) {
    const at = begin + click * CLICK_EVERY_SECONDS;
    gate.gain.setValueAtTime(0.5, at);
    gate.gain.setValueAtTime(0, at + CLICK_SECONDS);
  }
  tone.connect(gate);
  tone.start();
  return gate;
}

/** For each click that was heard, the time since the last one that was sent. */
function delaysOf([sent, heard]: readonly [readonly number[], readonly number[]]): number[] {
  return heard.flatMap((at) => {
    const before = sent.filter((click) => click < at).at(-1);
    return before === undefined ? [] : [at - before];
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
