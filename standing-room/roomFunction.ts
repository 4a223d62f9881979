import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { callerIdentity } from "./callerIdentity";
import type { RoomTemplates } from "./handler/roomTemplates";
import { functionStatements, policyDocument, taggingStatement } from "./permissions";
import type { RoomTableArgs, StandingRoomArgs } from "./standingRoomArgs";

/** Built by `npm run build`: the handler with its dependencies except the AWS SDK, which Lambda's runtime has. */
const BUNDLE = join(__dirname, "bundle", "index.js");

const DEFAULT_LOG_RETENTION_DAYS = 30;
/** Above the handler's deadline of 8 seconds, with time for a cold start. */
const TIMEOUT_SECONDS = 20;
const MEMORY_MIB = 256;

interface RoomFunctionOptions extends Pick<StandingRoomArgs, "logRetentionDays" | "tags"> {
  readonly rooms: pulumi.Output<RoomTemplates>;
  readonly table: RoomTableArgs;
}

/** The function behind the join URL, with its log and its role. */
export function createRoomFunction(
  name: string,
  deps: RoomFunctionOptions,
  parent: pulumi.Resource,
): aws.lambda.Function {
  const opts = { parent };
  const tags = deps.tags ?? {};
  const retentionInDays = deps.logRetentionDays ?? DEFAULT_LOG_RETENTION_DAYS;
  const logGroup = new aws.cloudwatch.LogGroup(`${name}-log`, { retentionInDays, tags }, opts);
  const role = new aws.iam.Role(
    `${name}-role`,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }), tags },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-role-policy`,
    { role: role.id, policy: rolePolicy(deps, logGroup, parent) },
    opts,
  );
  return new aws.lambda.Function(
    `${name}-join`,
    {
      description: "Finds or creates the meeting of a standing room and makes the caller its attendee.",
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: deps.rooms.apply(codeArchive),
      role: role.arn,
      timeout: TIMEOUT_SECONDS,
      memorySize: MEMORY_MIB,
      environment: { variables: { TABLE_NAME: deps.table.name, POWERTOOLS_SERVICE_NAME: name } },
      loggingConfig: { logFormat: "Text", logGroup: logGroup.name },
      tags,
    },
    { parent, dependsOn: [policy] },
  );
}

/** The rooms are part of the code, since environment variables are limited to 4 KB. */
function codeArchive(rooms: RoomTemplates): pulumi.asset.Archive {
  return new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.FileAsset(BUNDLE),
    "rooms.json": new pulumi.asset.StringAsset(JSON.stringify(rooms)),
  });
}

function rolePolicy(
  { rooms, table }: RoomFunctionOptions,
  logGroup: aws.cloudwatch.LogGroup,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return pulumi
    .all([callerIdentity(parent), table.arn, logGroup.arn, rooms])
    .apply(([identity, tableArn, logGroupArn, templates]) => {
      const hasTags = Object.values(templates).some(({ meetingTags }) => Object.keys(meetingTags ?? {}).length > 0);
      const statements = functionStatements(identity, tableArn, logGroupArn);
      return policyDocument(hasTags ? [...statements, taggingStatement(identity)] : statements);
    });
}
