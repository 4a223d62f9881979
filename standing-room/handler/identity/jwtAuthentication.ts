import { JoinError } from "../joinError";
import { FetchError, JwksValidationError, JwkValidationError, JwtVerifier, SimpleJwksCache } from "./jwtLibrary";
import type { JwtSettings } from "./jwtSettings";
import { type Authenticate, type Person, toExternalUserId, valuesOf } from "./person";

/** Reads a document from the issuer. */
export type ReadDocument = (url: string) => Promise<ArrayBuffer>;

export interface JwtDeps {
  readonly readDocument: ReadDocument;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A key that the issuer has withdrawn is accepted this long at most. */
const KEYS_LIFETIME_MS = 5 * 60_000;

/** The same for every invalid token, so that it does not say what a valid one has. */
const UNAUTHORIZED = {
  status: 401,
  code: "Unauthorized",
  message: "The request needs a valid bearer token in the Authorization header.",
};

const ISSUER_UNAVAILABLE = {
  status: 503,
  code: "IssuerUnavailable",
  message: "The identity provider could not be reached to verify the token. Try again.",
  retryAfterSeconds: 5,
};

type Claims = Readonly<Record<string, unknown>>;
type Verify = (token: string) => Promise<Claims>;

/** Verifies bearer tokens by the issuer's keys, which are read at the first token and again after their lifetime. */
export function createJwtAuthentication(settings: JwtSettings, deps: JwtDeps): Authenticate {
  let verifier: { readonly verify: Promise<Verify>; readonly until: number } | undefined;
  const currentVerifier = () => {
    if (verifier === undefined || verifier.until <= deps.now()) {
      const verify = createVerifier(settings, deps.readDocument);
      verifier = { verify, until: deps.now() + KEYS_LIFETIME_MS };
      verify.catch(() => {
        verifier = undefined;
      });
    }
    return verifier.verify;
  };
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) throw new JoinError(UNAUTHORIZED);
    return toPerson(await claimsOf(token, currentVerifier), settings);
  };
}

async function claimsOf(token: string, currentVerifier: () => Promise<Verify>): Promise<Claims> {
  try {
    return await (await currentVerifier())(token);
  } catch (error) {
    throw new JoinError(isIssuerFailure(error) ? ISSUER_UNAVAILABLE : UNAUTHORIZED);
  }
}

/** What the issuer has answered cannot be used, or nothing was answered. Everything else is wrong with the token. */
function isIssuerFailure(error: unknown): boolean {
  return [IssuerError, FetchError, JwksValidationError, JwkValidationError].some((type) => error instanceof type);
}

/** Unlike the messages of the library, that of this error never leaves the function. */
class IssuerError extends Error {}

async function createVerifier(settings: JwtSettings, readDocument: ReadDocument): Promise<Verify> {
  const { issuer, audience, scopes } = settings;
  const read = async (url: string) => {
    try {
      return await readDocument(url);
    } catch (cause) {
      throw new IssuerError(`The issuer did not answer ${url}.`, { cause });
    }
  };
  const verifier = JwtVerifier.create(
    {
      issuer,
      audience: typeof audience === "string" ? audience : [...audience],
      jwksUri: await readJwksUri(issuer, read),
      ...(scopes === undefined ? {} : { scope: [...scopes] }),
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: read } }) },
  );
  return async (token) => ({ ...(await verifier.verify(token)) });
}

/** OpenID Connect Discovery 1.0, section 4. */
async function readJwksUri(issuer: string, read: ReadDocument): Promise<string> {
  const document = await read(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  let configuration: { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  try {
    configuration = JSON.parse(Buffer.from(document).toString("utf8")) as typeof configuration;
  } catch (cause) {
    throw new IssuerError("The OpenID configuration is not JSON.", { cause });
  }
  if (configuration.issuer !== issuer || typeof configuration.jwks_uri !== "string") {
    throw new IssuerError("The OpenID configuration is of another issuer, or has no jwks_uri.");
  }
  return configuration.jwks_uri;
}

function toPerson(claims: Claims, settings: JwtSettings): Person {
  const { externalUserIdClaim = "sub", roomsClaim, hostRoomsClaim, actionsClaim } = settings;
  const claim = claims[externalUserIdClaim];
  const externalUserId = typeof claim === "string" && claim !== "" ? toExternalUserId(claim) : undefined;
  if (externalUserId === undefined) {
    throw new JoinError({
      status: 403,
      code: "NoExternalUserId",
      message: "The token names no person, or one whose name is too long to be an ExternalUserId.",
    });
  }
  return {
    externalUserId,
    rooms: roomsClaim === undefined ? undefined : valuesOf(claims[roomsClaim]),
    hostRooms: hostRoomsClaim === undefined ? [] : valuesOf(claims[hostRoomsClaim]),
    actions: actionsClaim === undefined ? [] : valuesOf(claims[actionsClaim]),
  };
}
