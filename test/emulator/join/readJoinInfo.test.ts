import { expect } from "chai";
import { readJoinInfo } from "../../../emulator/join/readJoinInfo";

const TOKEN = "dG9rZW4tb2YtYWxpY2U";
const alice = {
  Meeting: {
    MeetingId: "1",
    MediaPlacement: { AudioHostUrl: "127.0.0.1:4599", SignalingUrl: "ws://127.0.0.1:4599/control/1" },
  },
  Attendee: { AttendeeId: "2", ExternalUserId: "alice", JoinToken: TOKEN },
};

const INVALID: readonly {
  readonly what: string;
  readonly given: unknown;
  readonly as?: string;
  readonly text: RegExp;
}[] = [
  { what: "an array", given: [alice], text: /must be a JSON object/ },
  { what: "a secret that Pulumi does not show", given: "[secret]", text: /must be a JSON object/ },
  {
    what: "people without a name",
    given: { alice, bob: alice },
    text: /^--as is missing\. Name who joins: alice, bob\.$/,
  },
  { what: "another name", given: { alice }, as: "bob", text: /^--as bob: .* The input has alice\.$/ },
  { what: "a name of all objects", given: { alice }, as: "constructor", text: /^--as constructor: / },
  { what: "null", given: { alice: null }, as: "alice", text: /^alice\.Meeting\.MeetingId must be a string/ },
  {
    what: "no token",
    given: { alice: { ...alice, Attendee: { ...alice.Attendee, JoinToken: undefined } } },
    as: "alice",
    text: /^alice\.Attendee\.JoinToken must be a string/,
  },
  {
    what: "a signaling address of another scheme",
    given: withSignaling("https://127.0.0.1/"),
    text: /^Meeting\.MediaPlacement\.SignalingUrl must be an address that begins with ws:\/\/ or wss:\/\/\.$/,
  },
  {
    what: "a signaling address that is none",
    given: withSignaling("ws://[/"),
    text: /SignalingUrl must be an address/,
  },
];

function withSignaling(SignalingUrl: string) {
  return { ...alice, Meeting: { ...alice.Meeting, MediaPlacement: { ...alice.Meeting.MediaPlacement, SignalingUrl } } };
}

describe("readJoinInfo", () => {
  it("returns the element of a name, and the only one without a name", () => {
    expect(readJoinInfo(JSON.stringify({ alice, bob: {} }), "alice")).to.deep.equal(alice);
    expect(readJoinInfo(JSON.stringify(alice), undefined)).to.deep.equal(alice);
  });

  it("rejects what is not JSON without quoting it", () => {
    expect(() => readJoinInfo(`{ "JoinToken": "${TOKEN}"`, "alice"))
      .to.throw(RangeError, /^The standard input must be JSON/)
      .with.property("message")
      .that.does.not.contain(TOKEN);
  });

  for (const { what, given, as, text } of INVALID) {
    it(`rejects ${what}, and names no token`, () => {
      expect(() => readJoinInfo(JSON.stringify(given), as))
        .to.throw(RangeError, text)
        .with.property("message")
        .that.does.not.contain(TOKEN);
    });
  }
});
