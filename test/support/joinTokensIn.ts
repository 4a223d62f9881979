/** As long as the emulator's join tokens are, which are in the form of AWS's. */
const TOKEN_LIKE = /[\w+/-]{98}/g;
const CONTENT = /^[0-9a-f-]{36}:[0-9a-f-]{36}$/;

/** The join tokens that stand in plain in a text. It needs not to know them: it finds every one by its form. */
export function joinTokensIn(text: string): string[] {
  const candidates = text.match(TOKEN_LIKE) ?? [];
  return candidates.filter((candidate) => CONTENT.test(Buffer.from(candidate, "base64").toString()));
}
