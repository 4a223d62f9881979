import "../support/credentials";
import { inspect } from "node:util";
import { expect } from "chai";
import { toUserError } from "../../provider/core/aws/errors";
import { createSdkChimeApi } from "../../provider/core/aws/sdkChimeApi";
import { startAnswering } from "../support/answeringServer";
import { fakeTimer } from "../support/fakeTimer";
import { rejection } from "../support/rejection";

const ATTEMPT = { action: "create meeting", target: "standup", region: "us-east-1" };
const TOKEN = Buffer.from("9f8e7d6c-5b4a-3928-1706-000000000001:0a1b2c3d-2222-4222-8333-0123456f2713").toString(
  "base64",
);

describe("errors, as the AWS SDK throws them", () => {
  const call = async (settings: { endpoint?: string; region?: string }) => {
    const region = settings.region ?? "us-east-1";
    const chime = createSdkChimeApi({ ...settings, region, timer: fakeTimer() });
    return toUserError(await rejection(chime.getMeeting({ MeetingId: "id" })), { ...ATTEMPT, region });
  };

  const callAnsweredBy = async (status: number, body: string, headers = {}) => {
    const server = await startAnswering(status, body, headers);
    try {
      return await call({ endpoint: server.url });
    } finally {
      await server.close();
    }
  };

  for (const status of [200, 400, 404, 500]) {
    it(`show nothing of an invalid JSON body with a token, with status ${status}`, async () => {
      const error = await callAnsweredBy(status, `{"JoinToken":"${TOKEN}", broken`);
      expect(error.message).to.match(/the response is not one of the service \(SyntaxError/);
      expect(inspect(error, { depth: 10, showHidden: true })).to.not.contain(TOKEN);
    });
  }

  it("distinguish a 404 of a proxy from the end of a meeting", async () => {
    const error = await callAnsweredBy(404, "<html>not here</html>");
    expect(error.message).to.not.contain("the meeting has ended");
  });

  it("include the message of IAM", async () => {
    const text = "User: arn:aws:iam::111122223333:user/ci is not authorized to perform: chime:GetMeeting";
    const error = await callAnsweredBy(403, JSON.stringify({ Message: text }), {
      "x-amzn-errortype": "AccessDeniedException",
      "x-amzn-requestid": "request-2",
    });
    expect(error.message).to.contain(
      `not authorized for this action (AccessDeniedException, request id request-2): ${text}. Allow`,
    );
  });

  it("report that credentials have expired", async () => {
    const error = await callAnsweredBy(403, "{}", { "x-amzn-errortype": "ExpiredTokenException" });
    expect(error.message).to.match(/the AWS credentials have expired \(ExpiredTokenException/);
  });

  it("report that no server listens at the endpoint", async () => {
    const server = await startAnswering(200, "{}");
    await server.close();
    expect((await call({ endpoint: server.url })).message).to.match(
      /no server listens at the endpoint \(ECONNREFUSED\)/,
    );
  });

  it("report that a region has no endpoint", async () => {
    const { message } = await call({ region: "mars-1" });
    expect(message).to.match(/in mars-1: the service's host name does not resolve \((ENOTFOUND|EAI_AGAIN)\)/);
    expect(message).to.match(/that `region` is one with a meetings endpoint/);
  });

  describe("without credentials", () => {
    const changed = {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_PROFILE: undefined,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/nonexistent/config",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
    };
    const kept = new Map<string, string | undefined>();
    const set = (name: string, value: string | undefined) => {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    };

    before(() => {
      for (const [name, value] of Object.entries(changed)) {
        kept.set(name, process.env[name]);
        set(name, value);
      }
    });

    after(() => {
      for (const [name, value] of kept) set(name, value);
    });

    it("explain how to set them", async () => {
      const { message } = await call({ endpoint: "http://127.0.0.1:1" });
      expect(message).to.match(
        /the AWS SDK could not load credentials \(CredentialsProviderError\): .*\. Sign in with `aws sso login`/,
      );
    });
  });
});
