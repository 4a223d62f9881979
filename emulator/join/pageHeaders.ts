/** The headers of a page that loads its own files alone, and connects to these sources. */
export function pageHeaders(connectSources: readonly string[]): Record<string, string> {
  const policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "data:",
    "media-src": "'self' blob:",
    // amazon-chime-sdk-js starts its workers from blobs.
    "worker-src": "blob:",
    "connect-src": [...new Set(["'self'", ...connectSources])].join(" "),
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map((directive) => directive.join(" "))
      .join("; "),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}

/** The sources that a client connects to, by the addresses of a meeting. */
export function mediaSources(mediaPlacement: Readonly<Record<string, unknown>>): string[] {
  const addresses = [mediaPlacement["SignalingUrl"], mediaPlacement["EventIngestionUrl"]];
  return addresses.flatMap((address) => {
    if (typeof address !== "string" || !URL.canParse(address)) return [];
    const { protocol, host } = new URL(address);
    return [`${protocol}//${host}`];
  });
}
