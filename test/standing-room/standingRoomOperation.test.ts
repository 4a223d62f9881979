import { expect } from "chai";
import { MAX_WAIT_MS } from "../../standing-room/handler/joinBackoff";
import { ACCOUNT, type Inputs, REGION } from "../support/awsAnswers";
import { observe } from "../support/mocks";
import { declare, find, ROOMS, type Statement } from "./mockedAws";

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

describe("the operation of a StandingRoom", function () {
  this.timeout(60_000);

  const statementsOf = (inputs: Inputs): Statement[] => JSON.parse(inputs["policy"]).Statement;
  const roleStatements = async (args: object) =>
    statementsOf(find((await declare({ ...ROOMS, ...args })).resources, "aws:iam/rolePolicy:RolePolicy"));

  it("protects the table from deletion where that is set", async () => {
    const { resources } = await declare({ ...ROOMS, deletionProtectionEnabled: true });
    expect(find(resources, "aws:dynamodb/table:Table")["deletionProtectionEnabled"]).to.equal(true);
  });

  it("sets memory, reserved concurrency, tracing and a permissions boundary", async () => {
    const permissionsBoundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
    const given = { memorySize: 512, reservedConcurrentExecutions: 20, tracingConfig: { mode: "Active" } } as const;
    const { resources } = await declare({ ...ROOMS, ...given, permissionsBoundary });
    expect(find(resources, "aws:lambda/function:Function")).to.deep.include(given);
    expect(find(resources, "aws:iam/role:Role")["permissionsBoundary"]).to.equal(permissionsBoundary);
  });

  it("leaves to AWS what is not set", async () => {
    const { resources } = await declare(ROOMS);
    const absent = ["reservedConcurrentExecutions", "tracingConfig", "kmsKeyArn"];
    expect(find(resources, "aws:lambda/function:Function")).not.to.have.any.keys(...absent);
    expect(find(resources, "aws:lambda/function:Function")["memorySize"]).to.equal(256);
    expect(find(resources, "aws:iam/role:Role")).not.to.have.property("permissionsBoundary");
  });

  it("gives the function more time than the handler takes", async () => {
    const { resources } = await declare(ROOMS);
    expect(find(resources, "aws:lambda/function:Function")["timeout"] * 1000).to.be.above(MAX_WAIT_MS + 5_000);
  });

  it("encrypts table, log, environment and failed events with the key, and may use it for these only", async () => {
    const { resources } = await declare({ ...ROOMS, kmsKeyArn: KEY });
    const encryption = { enabled: true, kmsKeyArn: KEY };
    expect(find(resources, "aws:dynamodb/table:Table")["serverSideEncryption"]).to.deep.equal(encryption);
    expect(find(resources, "aws:cloudwatch/logGroup:LogGroup")["kmsKeyId"]).to.equal(KEY);
    expect(find(resources, "aws:lambda/function:Function")["kmsKeyArn"]).to.equal(KEY);
    expect(find(resources, "aws:sqs/queue:Queue")["kmsMasterKeyId"]).to.equal(KEY);
    const [decrypt, stored, ...others] = (await roleStatements({ kmsKeyArn: KEY })).filter(
      ({ Resource }) => Resource === KEY,
    );
    expect(others).to.deep.equal([]);
    expect(decrypt?.Action).to.deep.equal(["kms:Decrypt"]);
    expect(stored?.Condition).to.deep.equal({
      StringEquals: { "kms:ViaService": [`dynamodb.${REGION}.amazonaws.com`, `sqs.${REGION}.amazonaws.com`] },
    });
  });

  it("counts joins in the table only where a rate limit is set", async () => {
    const { resources } = await declare({ ...ROOMS, joinsPerMinute: 30 });
    const { variables } = find(resources, "aws:lambda/function:Function")["environment"];
    expect(variables).to.include({ JOINS_PER_MINUTE: "30" });
    const mayCount = async (args: object) => (await roleStatements(args)).some(({ Sid }) => Sid === "CountJoins");
    expect(await mayCount({ joinsPerMinute: 30 })).to.equal(true);
    expect(await mayCount({})).to.equal(false);
  });

  it("may send traces only with active tracing", async () => {
    const traced = async (args: object) => (await roleStatements(args)).some(({ Sid }) => Sid === "Trace");
    expect(await traced({ tracingConfig: { mode: "Active" } })).to.equal(true);
    expect(await traced({ tracingConfig: { mode: "PassThrough" } })).to.equal(false);
    expect(await traced({})).to.equal(false);
  });

  it("keeps events that were not delivered or not handled in a queue, which only its rule and its function can send to", async () => {
    const { room, resources } = await declare(ROOMS);
    const arn = `arn:aws:sqs:${REGION}:${ACCOUNT}:office-failed-events`;
    expect(find(resources, "aws:lambda/function:Function")["deadLetterConfig"]).to.deep.equal({ targetArn: arn });
    expect(find(resources, "aws:cloudwatch/eventTarget:EventTarget")["deadLetterConfig"]).to.deep.equal({ arn });
    const [send, denial] = statementsOf(find(resources, "aws:sqs/queuePolicy:QueuePolicy"));
    expect(send).to.deep.include({
      Principal: { Service: "events.amazonaws.com" },
      Action: ["sqs:SendMessage"],
      Condition: { ArnEquals: { "aws:SourceArn": `arn:aws:events:${REGION}:${ACCOUNT}:rule/office-ends` } },
    });
    expect(denial).to.deep.include({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": false } } });
    expect((await observe(room.deadLetterQueueUrl)).value).to.equal("https://sqs.example/office-failed-events");
  });
});
