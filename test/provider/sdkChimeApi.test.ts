import "../support/credentials";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { toUserError } from "../../provider/core/aws/errors";
import { createTimer } from "../../provider/core/aws/pacer";
import { createSdkChimeApi } from "../../provider/core/aws/sdkChimeApi";
import { fakeTimer } from "../support/fakeTimer";
import { rejection } from "../support/rejection";

const CONTEXT = { action: "read meeting", target: "standup", region: "us-east-1" };

describe("sdkChimeApi, with a server that accepts requests and does not respond", () => {
  let server: Server;
  let endpoint: string;
  let requests: number;

  beforeEach(async () => {
    requests = 0;
    server = createServer(() => {
      requests += 1;
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  it("retries a request that has timed out four times", async () => {
    const chime = createSdkChimeApi({ region: "us-east-1", endpoint, timer: fakeTimer(), requestTimeoutMs: 20 });
    const error = await rejection(chime.getMeeting({ MeetingId: "id" }));
    expect(toUserError(error, CONTEXT).message).to.match(/closed or timed out before a response arrived \(ETIMEDOUT\)/);
    expect(requests).to.equal(5);
  });

  it("cancels a request in flight when the signal of its timer is aborted", async () => {
    const controller = new AbortController();
    const chime = createSdkChimeApi({ region: "us-east-1", endpoint, timer: createTimer(controller.signal) });
    const failing = rejection(chime.getMeeting({ MeetingId: "id" }));
    await once(server, "request");
    controller.abort();
    expect(toUserError(await failing, CONTEXT).message).to.equal(
      'Cannot read meeting "standup" in us-east-1: the operation was cancelled (AbortError). Run the same command again.',
    );
    expect(requests).to.equal(1);
  });
});
