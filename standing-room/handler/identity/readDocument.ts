import type { ReadDocument } from "./jwtAuthentication";

const TIMEOUT_MS = 3_000;

/** Far above the largest set of keys. */
const LARGEST_DOCUMENT = 1024 * 1024;

/** Reads a document of an issuer by HTTPS; with `allowsHttp`, from this machine by HTTP as well. It follows no redirect. */
export function createReadDocument({ allowsHttp = false } = {}): ReadDocument {
  return async (url) => {
    const { protocol, hostname } = new URL(url);
    const isLocal = allowsHttp && protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname);
    if (protocol !== "https:" && !isLocal) throw new Error("An issuer is read by HTTPS.");
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`The issuer returned the status ${response.status}.`);
    const document = await response.arrayBuffer();
    if (document.byteLength > LARGEST_DOCUMENT) throw new Error("The document of the issuer is too large.");
    return document;
  };
}
