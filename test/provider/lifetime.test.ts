import { expect } from "chai";
import { expiryOf, parseDuration } from "../../provider/core/meeting/lifetime";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const DURATIONS: Readonly<Record<string, number>> = {
  "12h": 12 * HOUR,
  "12 hours": 12 * HOUR,
  "1 hr": HOUR,
  "2 HRS": 2 * HOUR,
  "1.5h": 1.5 * HOUR,
  "90 minutes": 90 * MINUTE,
  "90min": 90 * MINUTE,
  "5m": 5 * MINUTE,
  "5 mins": 5 * MINUTE,
  "30s": 30 * SECOND,
  "30 secs": 30 * SECOND,
  "30 seconds": 30 * SECOND,
  "1d": 24 * HOUR,
  "1 day": 24 * HOUR,
  "0.5 days": 12 * HOUR,
  "500ms": 500,
  "500 milliseconds": 500,
  PT12H: 12 * HOUR,
  P1D: 24 * HOUR,
  P0DT12H: 12 * HOUR,
  P0Y0M0DT12H: 12 * HOUR,
  PT1H30M: 1.5 * HOUR,
  "PT1.5H": 1.5 * HOUR,
  "PT1,5H": 1.5 * HOUR,
  PT1M30S: 90 * SECOND,
  PT0H: 0,
};

const NO_DURATIONS = ["", "12", "h", "soon", "12 parsecs", "1h 30m", "-1h", "x12h", "12hx", "1e3h"].concat([
  ...["P", "PT", "P1DT", "P1Y", "P1W", "PT12", "PT12h", "pt12h", "xPT12H", "PT12Hx", "PT1M1H"],
]);

describe("parseDuration", () => {
  for (const [text, milliseconds] of Object.entries(DURATIONS)) {
    it(`parses "${text}"`, () => {
      expect(parseDuration(text)).to.equal(milliseconds);
    });
  }

  for (const text of NO_DURATIONS) {
    it(`rejects "${text}"`, () => {
      expect(parseDuration(text)).to.equal(undefined);
    });
  }
});

describe("expiryOf", () => {
  it("adds the 24 hours after which AWS ends a meeting", () => {
    expect(expiryOf("2026-01-01T12:00:00.000Z")).to.equal("2026-01-02T12:00:00.000Z");
  });
});
