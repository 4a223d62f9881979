import { expect } from "chai";
import { IceAgent, type Path } from "../../../../emulator/media/transport/iceAgent";
import { iceCheck } from "../../../support/mediaClient/iceCheck";

describe("The ICE agent", () => {
  let agent: IceAgent;
  let received: string[];
  let sent: { key: string; packet: Buffer }[];

  const path = (key: string): Path => ({
    key,
    address: "127.0.0.1",
    port: 1,
    send: (packet) => sent.push({ key, packet }),
  });
  const open = (name: string) => agent.open((packet) => received.push(`${name} ${packet.toString()}`));

  beforeEach(() => {
    agent = new IceAgent();
    received = [];
    sent = [];
  });

  it("answers an authentic check, and assigns the packets of its path to the session", () => {
    const session = open("a");
    agent.receive(Buffer.from("early"), path("1"));
    agent.receive(iceCheck(session.usernameFragment, session.password), path("1"));
    agent.receive(Buffer.from("media"), path("1"));
    expect(sent.map(({ key }) => key)).to.deep.equal(["1"]);
    expect(received).to.deep.equal(["a media"]);
  });

  it("ignores a wrong password and an unknown session", () => {
    const session = open("a");
    agent.receive(iceCheck(session.usernameFragment, "wrong"), path("1"));
    agent.receive(iceCheck("unknown", session.password), path("1"));
    agent.receive(Buffer.from("media"), path("1"));
    expect(sent).to.deep.equal([]);
    expect(received).to.deep.equal([]);
  });

  it("sends by the first path, and by the nominated one afterwards", () => {
    const session = open("a");
    agent.receive(iceCheck(session.usernameFragment, session.password), path("1"));
    agent.receive(iceCheck(session.usernameFragment, session.password), path("2"));
    session.send(Buffer.from("x"));
    agent.receive(iceCheck(session.usernameFragment, session.password, true), path("2"));
    session.send(Buffer.from("y"));
    const media = sent.filter(({ packet }) => packet.length === 1).map(({ key }) => key);
    expect(media).to.deep.equal(["1", "2"]);
  });

  it("follows a path that a new session of the same client takes over", () => {
    const [first, second] = [open("a"), open("b")];
    agent.receive(iceCheck(first.usernameFragment, first.password), path("1"));
    agent.receive(iceCheck(second.usernameFragment, second.password), path("1"));
    agent.receive(Buffer.from("media"), path("1"));
    expect(received).to.deep.equal(["b media"]);
    second.close();
    agent.receive(Buffer.from("media"), path("1"));
    expect(received).to.have.lengthOf(1);
  });

  it("keeps at most 32 paths of a session", () => {
    const session = open("a");
    for (let index = 0; index < 40; index += 1) {
      agent.receive(iceCheck(session.usernameFragment, session.password), path(String(index)));
    }
    expect(sent).to.have.lengthOf(32);
  });

  it("does not send by a TCP path that was closed", () => {
    const session = open("a");
    const tcp = path("tcp");
    agent.receive(iceCheck(session.usernameFragment, session.password), tcp);
    agent.forget(tcp);
    session.send(Buffer.from("x"));
    expect(sent).to.have.lengthOf(1);
  });

  it("gives each session credentials of its own, in the characters of ICE", () => {
    const sessions = Array.from({ length: 200 }, () => open("a"));
    expect(new Set(sessions.map(({ usernameFragment }) => usernameFragment)).size).to.equal(200);
    for (const { usernameFragment, password } of sessions) {
      expect(usernameFragment).to.match(/^[A-Za-z0-9]{8}$/);
      expect(password).to.match(/^[A-Za-z0-9]{24}$/);
    }
  });
});
