import { expect } from "chai";
import fc from "fast-check";
import { type Certificate, createCertificate } from "../../../../emulator/media/transport/dtls/certificate";
import { DtlsServer } from "../../../../emulator/media/transport/dtls/dtlsServer";
import { HANDSHAKE, writeMessage } from "../../../../emulator/media/transport/dtls/reassembly";
import { parseRecords, RECORD, RecordWriter } from "../../../../emulator/media/transport/dtls/records";
import type { SrtpKeys } from "../../../../emulator/media/transport/srtp";
import { DtlsClient } from "../../../support/mediaClient/dtlsClient";
import { SteppedClock } from "../steppedClock";

interface Keys {
  readonly local: SrtpKeys;
  readonly remote: SrtpKeys;
}

/** What a network does to the datagrams of one side: it delivers none, one or several for each. */
type Network = (datagram: Buffer, index: number) => readonly Buffer[];

const deliver: Network = (datagram) => [datagram];

describe("A DTLS handshake", () => {
  const now = Date.parse("2026-01-05T09:00:00Z");
  let clock: SteppedClock;
  let serverCertificate: Certificate;
  let clientCertificate: Certificate;
  let keys: { server?: Keys; client?: Keys };
  let failure: unknown;
  let isClosed: boolean;
  let server: DtlsServer;
  let client: DtlsClient;
  /** Datagrams on their way: a call of a handler ends before the next one begins. */
  let queue: (() => void)[];

  before(() => {
    serverCertificate = createCertificate(now);
    clientCertificate = createCertificate(now);
  });
  beforeEach(() => {
    clock = new SteppedClock();
    keys = {};
    failure = undefined;
    isClosed = false;
    queue = [];
  });

  function run(): void {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) next();
  }

  function step(milliseconds: number): void {
    clock.advance(milliseconds);
    run();
    clock.advance(0);
    run();
  }

  function connect(toServer: Network = deliver, toClient: Network = deliver): void {
    let [sentByClient, sentByServer] = [0, 0];
    server = new DtlsServer({
      certificate: serverCertificate,
      clock,
      send: (datagram) => {
        for (const one of toClient(datagram, sentByServer)) queue.push(() => client.receive(one));
        sentByServer += 1;
      },
      onKeys: (_profile, found) => {
        keys.server = found;
      },
      onClosed: () => {
        isClosed = true;
      },
    });
    server.expectFingerprint(clientCertificate.fingerprint);
    client = new DtlsClient({
      certificate: clientCertificate,
      serverFingerprint: serverCertificate.fingerprint,
      clock,
      send: (datagram) => {
        for (const one of toServer(datagram, sentByClient)) queue.push(() => server.receive(one));
        sentByClient += 1;
      },
      onKeys: (_profile, found) => {
        keys.client = found;
      },
      onFailure: (error) => {
        failure = error;
      },
    });
    client.start();
    step(0);
  }

  function expectConnected(): void {
    expect(failure).to.equal(undefined);
    expect(isClosed).to.equal(false);
    expect(keys.server?.local).to.deep.equal(keys.client?.remote).and.not.equal(undefined);
    expect(keys.server?.remote).to.deep.equal(keys.client?.local);
  }

  it("gives both sides the same keys for SRTP, without any wait", () => {
    connect();
    expectConnected();
  });

  for (const lost of [0, 1]) {
    it(`succeeds when datagram ${lost + 1} of the client is lost`, () => {
      connect((datagram, index) => (index === lost ? [] : [datagram]));
      expect(keys.client).to.equal(undefined);
      step(2000);
      expectConnected();
    });

    it(`succeeds when datagram ${lost + 1} of the server is lost`, () => {
      connect(deliver, (datagram, index) => (index === lost ? [] : [datagram]));
      expect(keys.client).to.equal(undefined);
      step(2000);
      expectConnected();
    });
  }

  it("succeeds when each datagram arrives twice", () => {
    connect(
      (datagram) => [datagram, datagram],
      (datagram) => [datagram, datagram],
    );
    expectConnected();
  });

  it("succeeds when the records of a datagram arrive in the opposite order", () => {
    const reversed: Network = (datagram) => splitRecords(datagram).reverse();
    connect(reversed, reversed);
    expectConnected();
  });

  it("succeeds when garbage arrives between the datagrams", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 23, max: 63 }), (bytes, type) => {
        clock = new SteppedClock();
        keys = {};
        const garbage = Buffer.concat([Buffer.from([type]), Buffer.from(bytes)]);
        connect((datagram) => [garbage, datagram, garbage]);
        expectConnected();
      }),
      { numRuns: 20 },
    );
  });

  it("repeats its flight 6 times for a client that is silent, and ends after 63.5 seconds", () => {
    const sizes: number[] = [];
    connect(deliver, (datagram) => {
      sizes.push(datagram.length);
      return [];
    });
    const { length } = sizes;
    client.close();
    step(63_499);
    expect(sizes).to.have.lengthOf(7 * length);
    expect(isClosed).to.equal(false);
    step(1);
    expect(isClosed).to.equal(true);
    step(600_000);
    expect(sizes).to.have.lengthOf(7 * length);
  });

  it("ends when the client has another certificate than that of its offer", () => {
    connect((datagram, index) => {
      if (index === 0) server.expectFingerprint(serverCertificate.fingerprint);
      return [datagram];
    });
    expect(isClosed).to.equal(true);
    expect(keys).to.deep.equal({});
  });

  it("ends when a byte of the client's Finished is changed, without keys", () => {
    connect((datagram, index) => {
      const changed = Buffer.from(datagram);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      return [index === 1 ? changed : datagram];
    });
    expect(keys.server).to.equal(undefined);
  });

  it("never throws, whatever arrives", () => {
    const record = fc
      .record({
        type: fc.constantFrom(20, 21, 22, 23, 99),
        epoch: fc.constantFrom(0, 1, 2),
        content: fc.uint8Array({ maxLength: 300 }),
      })
      .map(({ type, epoch, content }) => {
        const header = Buffer.alloc(13);
        header[0] = type;
        header.writeUInt16BE(0xfefd, 1);
        header.writeUInt16BE(epoch, 3);
        header.writeUInt16BE(content.length, 11);
        return Buffer.concat([header, content]);
      });
    const message = fc
      .record({
        type: fc.constantFrom(...Object.values(HANDSHAKE)),
        sequence: fc.integer({ min: 0, max: 9 }),
        body: fc.uint8Array({ maxLength: 300 }),
      })
      .map(({ type, sequence, body }) =>
        new RecordWriter().write(RECORD.handshake, writeMessage({ type, sequence, body: Buffer.from(body) }), 0),
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(record, message), { maxLength: 8 }), (datagrams) => {
        clock = new SteppedClock();
        connect(() => []);
        for (const datagram of datagrams) server.receive(datagram);
        server.close();
      }),
      { numRuns: 200 },
    );
  });
});

function splitRecords(datagram: Buffer): Buffer[] {
  let at = 0;
  return parseRecords(datagram).map(({ content }) => {
    at += 13 + content.length;
    return datagram.subarray(at - 13 - content.length, at);
  });
}
