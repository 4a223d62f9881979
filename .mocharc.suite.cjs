// Every test: `npm test`. A file that takes minutes and begins last would run alone, so those on the real engine begin first.
const { readdirSync } = require("node:fs");

const FIRST = [
  /^matrix/,
  /^engine\/(meeting|attendee|workspace|native|states|programs)/,
  /^compat/,
  /^(examples|package)/,
  /^bench\/counts/,
  /^testing\/withMeeting/,
  /^(engine|demo|faults|browser)/,
  /^standing-room/,
];

const turnOf = (file) => {
  const turn = FIRST.findIndex((pattern) => pattern.test(file));
  return turn < 0 ? FIRST.length : turn;
};

// By their sources, since the compiler leaves what it once made of a file that is gone.
const files = readdirSync("test", { recursive: true })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".test.ts"))
  .sort()
  .sort((one, other) => turnOf(one) - turnOf(other));

module.exports = {
  ...require("./.mocharc.json"),
  spec: files.map((file) => `lib/test/${file.replace(/\.ts$/, ".js")}`),
};
