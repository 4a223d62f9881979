import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { StandingRoomArgs } from "../../standing-room";
import { declare, ROOMS } from "./mockedAws";

const JWT = { issuer: "https://login.example", audience: "app" };

describe("the arguments of a StandingRoom", function () {
  this.timeout(60_000);

  const outcome = (changed: object): Promise<string> =>
    declare({ ...ROOMS, ...changed } as StandingRoomArgs).then(
      () => "valid",
      ({ message }: Error) => message,
    );

  const INVALID: readonly (readonly [string, object, string])[] = [
    ["no rooms", { rooms: undefined }, "rooms is required"],
    ["an empty map of rooms", { rooms: {} }, "rooms must have at least one room"],
    ["a room that is not an object", { rooms: { standup: "x" } }, 'rooms["standup"] must be an object'],
    ["a table's name alone", { existingTable: "my-table" }, "existingTable must be an object, got a string"],
    ["a table without an ARN", { existingTable: { name: "my-table" } }, "existingTable.arn is required"],
    ["an unknown argument", { colour: "red" }, "colour is not a property of a StandingRoom"],
    ["an unsupported retention", { logRetentionDays: 8 }, "logRetentionDays must be one of 0, 1, 3, 5, 7, 14, 30"],
    ["an origin with a path", { allowedOrigins: ["https://a.example/x"] }, "allowedOrigins[0] must be an origin"],
    ["an origin without a scheme", { allowedOrigins: ["a.example"] }, "allowedOrigins[0] must be an origin"],
    [
      "an unknown authorization type",
      { authorizationType: "COOKIE" },
      "authorizationType must be one of AWS_IAM, JWT, NONE",
    ],
    ["JWT without its settings", { authorizationType: "JWT" }, 'jwt is required with the authorizationType "JWT"'],
    ["settings for JWT alone", { jwt: JWT }, 'jwt needs the authorizationType "JWT"'],
    [
      "an issuer by HTTP",
      { authorizationType: "JWT", jwt: { ...JWT, issuer: "http://login.example" } },
      "jwt.issuer must be an https address without a query",
    ],
    [
      "an empty audience",
      { authorizationType: "JWT", jwt: { ...JWT, audience: [] } },
      "jwt.audience must be a string that is not empty, or a list of such strings",
    ],
    [
      "an unknown setting",
      { authorizationType: "JWT", jwt: { ...JWT, secret: "x" } },
      "jwt.secret is not a property of",
    ],
    [
      "no boolean for deletion protection",
      { deletionProtectionEnabled: "yes" },
      "deletionProtectionEnabled must be true",
    ],
    [
      "deletion protection of an existing table",
      { deletionProtectionEnabled: true, existingTable: { name: "a", arn: "b" } },
      "deletionProtectionEnabled applies to a table of this component",
    ],
    [
      "the alias of a key",
      { kmsKeyArn: "alias/rooms" },
      "kmsKeyArn must be the ARN of a KMS key, such as arn:aws:kms:",
    ],
    ["too little memory", { memorySize: 64 }, "memorySize must be 128 to 10240, got 64"],
    [
      "a negative concurrency",
      { reservedConcurrentExecutions: -2 },
      "reservedConcurrentExecutions must be -1 (no reservation), 0 (no execution) or a number of executions",
    ],
    ["half an execution", { reservedConcurrentExecutions: 0.5 }, "reservedConcurrentExecutions must be a whole number"],
    ["alarms that notify nobody", { alarms: { topicArns: [] } }, "alarms.topicArns must have 1 to 5 elements"],
    ["the name of a topic", { alarms: { topicArns: ["ops"] } }, "alarms.topicArns[0] must be the ARN of an SNS topic"],
    ["a rate limit of 0", { joinsPerMinute: 0 }, "joinsPerMinute must be 1 to 1000, got 0"],
    ["a policy's name", { permissionsBoundary: "boundary" }, "permissionsBoundary must be the ARN of an IAM policy"],
    [
      "an unknown tracing mode",
      { tracingConfig: { mode: "On" } },
      "tracingConfig.mode must be one of Active, PassThrough",
    ],
  ];
  for (const [title, changed, message] of INVALID) {
    it(`are rejected with path and rule for ${title}`, async () => {
      expect(await outcome(changed)).to.contain(message);
    });
  }

  it("are rejected before a resource is declared, also where other arguments are outputs", async () => {
    const tags = pulumi.output({ team: "video" });
    expect(await outcome({ tags, rooms: { x: { mediaRegion: pulumi.output("eu-central-1") } } })).to.contain(
      'rooms["x"] must have 2 to 64 characters',
    );
  });
});
