/** For `JSON.stringify`: everything as it is, but for a join token, which lets its bearer into the meeting. */
export function maskToken(key: string, value: unknown): unknown {
  return key === "JoinToken" ? "********" : value;
}
