import { createHmac, createPublicKey } from "node:crypto";
import { expect } from "chai";
import { createJwtAuthentication } from "../../standing-room/handler/identity/jwtAuthentication";
import { toExternalUserId } from "../../standing-room/handler/identity/person";
import { createReadDocument } from "../../standing-room/handler/identity/readDocument";
import { type LocalRooms, type LogEntry, startLocalRooms } from "../../standing-room/local";
import { startTestIdentityProvider, type TestIdentityProvider } from "../../testing";
import { rejection } from "../support/rejection";

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

describe("A standing room with the authorization type JWT", () => {
  let provider: TestIdentityProvider;
  let rooms: LocalRooms;
  let log: LogEntry[];

  // Shared, since each one makes an RSA key, which costs more than everything else here.
  before(async () => {
    provider = await startTestIdentityProvider();
  });
  after(() => provider.close());

  beforeEach(async () => {
    log = [];
    rooms = await startLocalRooms({
      jwt: { issuer: provider.issuer, audience: provider.audience, roomsClaim: "rooms", scopes: ["join"] },
      log: (entry) => log.push(entry),
    });
  });
  afterEach(() => rooms.close());

  const tokenFor = (claims: object) =>
    provider.issueToken({ sub: "alice", rooms: ["kitchen"], scope: "join", ...claims });
  const join = (authorization: string | undefined, body: object = { room: "kitchen" }) =>
    fetch(rooms.joinUrl, {
      method: "POST",
      headers: authorization === undefined ? {} : { authorization },
      body: JSON.stringify(body),
    });
  const joinWith = (claims: object, body?: object) => join(`Bearer ${tokenFor(claims)}`, body);
  const errorOf = async (response: Response) => ({
    status: response.status,
    error: ((await response.json()) as { error?: string }).error,
  });

  it("lets the person of the token join, without a name in the request", async () => {
    const response = await joinWith({});
    expect(response.status).to.equal(200);
    expect(rooms.emulator.meetings()[0]?.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal([
      "alice",
    ]);
    expect((await joinWith({}, { room: "kitchen", externalUserId: "alice" })).status).to.equal(200);
    expect((await joinWith({ rooms: "garage kitchen" })).status).to.equal(200);
    expect((await joinWith({ rooms: ["*"] }, { room: "any" })).status).to.equal(200);
  });

  const REFUSED: readonly (readonly [string, object, object, string])[] = [
    ["another person in the request", {}, { room: "kitchen", externalUserId: "bob" }, "NotThisPerson"],
    ["a room that the claim does not list", {}, { room: "garage" }, "RoomNotAllowed"],
    ["a token without the claim of rooms", { rooms: undefined }, { room: "kitchen" }, "RoomNotAllowed"],
    ["a token without a person", { sub: undefined }, { room: "kitchen" }, "NoExternalUserId"],
    ["a person whose name is too long", { sub: "ж".repeat(40) }, { room: "kitchen" }, "NoExternalUserId"],
  ];
  for (const [what, claims, body, error] of REFUSED) {
    it(`answers ${what} with 403`, async () => {
      expect(await errorOf(await joinWith(claims, body))).to.deep.equal({ status: 403, error });
      expect(rooms.emulator.meetings()).to.deep.equal([]);
    });
  }

  const withHeader = (header: object, sign: (content: string) => string) => {
    const [, payload = ""] = tokenFor({}).split(".");
    const content = `${encode(header)}.${payload}`;
    return `${content}.${sign(content)}`;
  };
  const kidOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as { kid: string }).kid;
  const publicPem = async () => {
    const { keys } = (await (await fetch(`${provider.issuer}/jwks.json`)).json()) as { keys: object[] };
    return createPublicKey({ key: keys[0] as never, format: "jwk" }).export({ type: "spki", format: "pem" });
  };
  const past = Math.floor(Date.now() / 1000) - 3600;
  const INVALID: Readonly<Record<string, () => string | undefined | Promise<string>>> = {
    "no token": () => undefined,
    "another scheme": () => "Basic YWxpY2U6c2VjcmV0",
    "text that is no token": () => "Bearer abc",
    "an expired token": () => `Bearer ${tokenFor({ exp: past })}`,
    "a token that is not valid yet": () => `Bearer ${tokenFor({ nbf: past + 7200 })}`,
    "a token of another issuer": () => `Bearer ${tokenFor({ iss: "https://example.test" })}`,
    "a token for another audience": () => `Bearer ${tokenFor({ aud: "other-app" })}`,
    "a token without the scope": () => `Bearer ${tokenFor({ scope: "read" })}`,
    "a token with a changed claim": () => {
      const [header, , signature] = tokenFor({}).split(".");
      return `Bearer ${header}.${tokenFor({ sub: "bob" }).split(".")[1]}.${signature}`;
    },
    "an unsigned token (alg none)": () =>
      `Bearer ${withHeader({ alg: "none", typ: "JWT", kid: kidOf(tokenFor({})) }, () => "")}`,
    "a token signed with the public key as a secret (HS256)": async () => {
      const secret = await publicPem();
      const header = { alg: "HS256", typ: "JWT", kid: kidOf(tokenFor({})) };
      return `Bearer ${withHeader(header, (content) => createHmac("sha256", secret).update(content).digest("base64url"))}`;
    },
    "a token of an unknown key": async () => {
      const other = await startTestIdentityProvider();
      const token = other.issueToken({ iss: provider.issuer, aud: provider.audience, sub: "alice", rooms: ["*"] });
      await other.close();
      return `Bearer ${token}`;
    },
  };
  for (const [what, create] of Object.entries(INVALID)) {
    it(`answers ${what} with 401, without what a valid token has`, async () => {
      const response = await join(await create());
      expect(response.headers.get("www-authenticate")).to.equal("Bearer");
      expect(await response.text()).to.equal(
        '{"error":"Unauthorized","message":"The request needs a valid bearer token in the Authorization header."}',
      );
      expect(response.status).to.equal(401);
      expect(rooms.emulator.meetings()).to.deep.equal([]);
    });
  }

  it("limits the capabilities of everybody but the hosts of the room", async () => {
    const viewOnly = { audio: "Receive", video: "Receive", content: "Receive" } as const;
    const { issuer, audience } = provider;
    const limited = await startLocalRooms({
      rooms: { "*": { mediaRegion: "us-east-1", allowedCapabilities: viewOnly } },
      jwt: { issuer, audience, hostRoomsClaim: "hosts" },
    });
    try {
      const all = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };
      const send = async (claims: object, body: object) => {
        const headers = { authorization: `Bearer ${tokenFor(claims)}` };
        const request = { method: "POST", headers, body: JSON.stringify({ room: "stage", ...body }) };
        const response = await fetch(limited.joinUrl, request);
        const { Attendee } = (await response.json()) as { Attendee?: { Capabilities: { Audio: string } } };
        return { status: response.status, audio: Attendee?.Capabilities.Audio };
      };
      expect(await send({ sub: "viewer" }, {})).to.deep.equal({ status: 200, audio: "Receive" });
      expect((await send({ sub: "viewer", hosts: ["other"] }, { capabilities: all })).status).to.equal(403);
      expect(await send({ sub: "host", hosts: ["stage"] }, {})).to.deep.equal({ status: 200, audio: "SendReceive" });
      expect((await send({ sub: "guest", hosts: "*" }, { capabilities: all })).status).to.equal(200);
    } finally {
      await limited.close();
    }
  });

  it("accepts tokens of a new key after a rotation", async () => {
    expect((await joinWith({})).status).to.equal(200);
    provider.rotateKey();
    expect((await joinWith({})).status).to.equal(200);
  });

  it("rejects a token of a withdrawn key, at the latest five minutes after the rotation", async () => {
    let now = 0;
    const settings = { issuer: provider.issuer, audience: provider.audience };
    const readDocument = createReadDocument({ allowsHttp: true });
    const authenticate = createJwtAuthentication(settings, { readDocument, now: () => now });
    const old = `Bearer ${tokenFor({})}`;
    expect((await authenticate(old)).externalUserId).to.equal("alice");
    provider.rotateKey();
    now = 5 * 60_000;
    expect(await rejection(authenticate(old))).to.include({ status: 401 });
  });

  it("reads the keys once for many tokens", async () => {
    let reads = 0;
    const read = createReadDocument({ allowsHttp: true });
    const readDocument = (url: string) => {
      reads += 1;
      return read(url);
    };
    const settings = { issuer: provider.issuer, audience: provider.audience };
    const authenticate = createJwtAuthentication(settings, { readDocument, now: () => 0 });
    await Promise.all(Array.from({ length: 20 }, () => authenticate(`Bearer ${tokenFor({})}`)));
    expect(reads).to.equal(2);
  });

  it("answers 503 with Retry-After while the issuer cannot be reached, and joins afterwards", async () => {
    const { port } = new URL(provider.issuer);
    await provider.close();
    const token = tokenFor({});
    const response = await join(`Bearer ${token}`);
    expect(response.headers.get("retry-after")).to.equal("5");
    expect(await errorOf(response)).to.deep.equal({ status: 503, error: "IssuerUnavailable" });
    provider = await startTestIdentityProvider({ port: Number(port) });
    expect((await joinWith({})).status).to.equal(200);
  });

  it("logs neither the token nor the person", async () => {
    const token = tokenFor({ sub: "alice-of-example" });
    await join(`Bearer ${token}`);
    await join(`Bearer ${token}x`);
    const text = JSON.stringify(log);
    expect(log).to.have.lengthOf(2);
    expect(text).not.to.contain("alice").and.not.to.contain(token.slice(0, 20));
  });
});

/** The reverse of the mapping, as `docs/standing-rooms.md` describes it. */
function fromExternalUserId(externalUserId: string): string {
  if (!externalUserId.startsWith("b64:")) return externalUserId;
  return Buffer.from(externalUserId.slice("b64:".length), "base64url").toString("utf8");
}

describe("The externalUserId of a claim", () => {
  for (const [claim, expected] of [
    ["alice@example.com", "alice@example.com"],
    ["auth0|5f7c8ec7c33c6c004bbafe82", "auth0|5f7c8ec7c33c6c004bbafe82"],
    ["x", "b64:eA"],
    ["aws:alice", "b64:YXdzOmFsaWNl"],
    ["b64:eA", "b64:YjY0OmVB"],
    ["josé!", "b64:am9zw6kh"],
  ] as const) {
    it(`of ${claim} is ${expected}, and can be reversed`, () => {
      expect(toExternalUserId(claim)).to.equal(expected);
      expect(fromExternalUserId(expected)).to.equal(claim);
    });
  }

  it("is undefined for one that is too long", () => {
    expect(toExternalUserId("!".repeat(46))).to.equal(undefined);
  });
});

describe("The documents of an issuer", () => {
  it("are read by HTTPS alone, but for local rooms from this machine", async () => {
    for (const [url, allowsHttp] of [
      ["http://127.0.0.1:1/", false],
      ["http://example.test/", true],
      ["file:///etc/passwd", true],
    ] as const) {
      const error = await rejection(createReadDocument({ allowsHttp })(url));
      expect(error).to.have.property("message", "An issuer is read by HTTPS.");
    }
  });
});
