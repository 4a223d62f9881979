import { expect } from "chai";
import { sendRaw, signedHeaders } from "./model/sendByModel";
import { UNKNOWN_ID } from "./requests";
import { withEmulator } from "./runningEmulator";

/** What each test changes in a signature that is well formed. */
const REFUSED: readonly [string, (authorization: string) => string, string][] = [
  ["of another scheme", (text) => text.replace("AWS4-HMAC-SHA256", "Bearer"), "IncompleteSignatureException"],
  ["without a credential", (text) => text.replace(/Credential=[^,]+, /, ""), "IncompleteSignatureException"],
  ["without signed headers", (text) => text.replace(/SignedHeaders=[^,]+, /, ""), "IncompleteSignatureException"],
  ["without the signature itself", (text) => text.replace(/Signature=.*/, ""), "IncompleteSignatureException"],
  ["that is not hexadecimal", (text) => text.replace(/0{64}/, "x".repeat(64)), "IncompleteSignatureException"],
  ["without a region", (text) => text.replace("/us-east-1", ""), "IncompleteSignatureException"],
  ["with an empty region", (text) => text.replace("us-east-1", ""), "IncompleteSignatureException"],
  ["that leaves the host out", (text) => text.replace("host;", ""), "IncompleteSignatureException"],
  ["of another day", (text) => text.replace("20260105", "20260106"), "InvalidSignatureException"],
  ["for another service", (text) => text.replace("/chime/", "/meetings-chime/"), "InvalidSignatureException"],
  ["with another end", (text) => text.replace("aws4_request", "aws5_request"), "InvalidSignatureException"],
];

describe("a signature", () => {
  const running = withEmulator();
  const strict = withEmulator({ choices: { signatureError: "modelled" } });
  const send = (headers: Record<string, string>, url = running.emulator.url) =>
    sendRaw(`${url}/meetings/${UNKNOWN_ID}`, { headers });

  it("of the right form is taken, whatever the secret", async () => {
    expect((await send(signedHeaders())).headers.get("x-amzn-errortype")).to.equal("NotFoundException");
  });

  it("that is missing is refused", async () => {
    const answer = await send({});
    expect(answer.status).to.equal(403);
    expect(answer.headers.get("x-amzn-errortype")).to.equal("MissingAuthenticationTokenException");
    expect(answer.content?.["Message"]).to.equal("Missing Authentication Token");
  });

  for (const [name, change, error] of REFUSED) {
    it(`${name} is refused`, async () => {
      const { authorization, ...headers } = signedHeaders();
      const answer = await send({ ...headers, authorization: change(authorization) });
      expect(answer.status).to.equal(403);
      expect(answer.headers.get("x-amzn-errortype")).to.equal(error);
    });
  }

  it("without the header X-Amz-Date is refused", async () => {
    const answer = await send({ authorization: signedHeaders().authorization });
    expect(answer.headers.get("x-amzn-errortype")).to.equal("IncompleteSignatureException");
  });

  it("that is missing or malformed can be refused with the errors of the model", async () => {
    expect((await send({}, strict.emulator.url)).status).to.equal(401);
    const malformed = await send({ ...signedHeaders(), authorization: "Basic abc" }, strict.emulator.url);
    expect(malformed.headers.get("x-amzn-errortype")).to.equal("ForbiddenException");
  });

  it("that is refused lets the call be counted, and nothing else", async () => {
    await send({});
    expect(running.emulator.requests()).to.deep.equal({ GetMeeting: 1 });
  });
});
