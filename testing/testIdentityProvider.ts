import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How long tokens are valid by default. */
const DEFAULT_LIFETIME_SECONDS = 3600;

/** An identity provider for tests: an OpenID configuration, a set of keys, and tokens without a login. */
export interface TestIdentityProvider {
  /** The issuer: the `iss` claim of its tokens. */
  readonly issuer: string;
  /** The audience of its tokens. */
  readonly audience: string;
  /**
   * Returns a signed token with these claims, such as `sub`. Claims given here replace the defaults: `iss`, `aud`, `iat` now, `exp` an hour
   * from now.
   */
  issueToken(claims: Readonly<Record<string, unknown>>): string;
  /** Replaces the key. Tokens of the old key are no longer valid. */
  rotateKey(): void;
  /** Stops listening, as an identity provider that cannot be reached. */
  close(): Promise<void>;
}

/** How a test identity provider starts. */
export interface TestIdentityProviderOptions {
  /** The audience of its tokens. Default: `test-app`. */
  readonly audience?: string;
  /** TCP port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Starts an identity provider for tests on this machine. Its tokens are for `startLocalRooms({ jwt })`. */
export async function startTestIdentityProvider(
  options: TestIdentityProviderOptions = {},
): Promise<TestIdentityProvider> {
  const { audience = "test-app", port = 0 } = options;
  let key = createKey();
  const server = createServer((request, response) => {
    const documents: Readonly<Record<string, object>> = {
      "/.well-known/openid-configuration": { issuer, jwks_uri: `${issuer}/jwks.json` },
      "/jwks.json": { keys: [publicJwk(key)] },
    };
    const document = documents[request.url ?? ""];
    response.writeHead(document === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(document ?? {}));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    audience,
    issueToken: (claims) => {
      const now = Math.floor(Date.now() / 1000);
      return signToken(key, { iss: issuer, aud: audience, iat: now, exp: now + DEFAULT_LIFETIME_SECONDS, ...claims });
    },
    rotateKey: () => {
      key = createKey();
    },
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function createKey(): SigningKey {
  return { kid: randomUUID(), ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
}

function publicJwk({ kid, publicKey }: SigningKey): object {
  return { ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
}

function signToken({ kid, privateKey }: SigningKey, claims: Readonly<Record<string, unknown>>): string {
  const content = [{ alg: "RS256", typ: "JWT", kid }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
}
