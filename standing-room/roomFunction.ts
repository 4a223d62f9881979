import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RoomTemplates } from "./handler/roomTemplates";
import { functionStatements, policyDocument, taggingStatement } from "./permissions";
import { placeOf } from "./place";
import type { RoomTableArgs, StandingRoomArgs } from "./standingRoomArgs";

/** Made by `npm run build`: the handler and all that it needs but the AWS SDK, which Lambda's runtime has. */
const BUNDLE = join(__dirname, "bundle", "index.js");

const DEFAULT_LOG_RETENTION_DAYS = 30;
/** Longer than a joiner is kept waiting, with room for a cold start and the AWS SDK's own retries. */
const TIMEOUT_SECONDS = 20;
const MEMORY_MIB = 256;

interface RoomFunctionParts extends Pick<StandingRoomArgs, "logRetentionDays" | "tags"> {
  readonly rooms: pulumi.Output<RoomTemplates>;
  readonly table: RoomTableArgs;
}

/** The function that people join through, with its log and its role. */
export function createRoomFunction(
  name: string,
  parts: RoomFunctionParts,
  parent: pulumi.Resource,
): aws.lambda.Function {
  const opts = { parent };
  const tags = parts.tags ?? {};
  const retentionInDays = parts.logRetentionDays ?? DEFAULT_LOG_RETENTION_DAYS;
  const logGroup = new aws.cloudwatch.LogGroup(`${name}-log`, { retentionInDays, tags }, opts);
  const role = new aws.iam.Role(
    `${name}-role`,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }), tags },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-role-policy`,
    { role: role.id, policy: rolePolicy(parts, logGroup, parent) },
    opts,
  );
  return new aws.lambda.Function(
    `${name}-join`,
    {
      description: "Finds or creates the meeting of a standing room and makes the caller its attendee.",
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: parts.rooms.apply(codeArchive),
      role: role.arn,
      timeout: TIMEOUT_SECONDS,
      memorySize: MEMORY_MIB,
      environment: { variables: { TABLE_NAME: parts.table.name } },
      loggingConfig: { logFormat: "Text", logGroup: logGroup.name },
      tags,
    },
    { parent, dependsOn: [policy] },
  );
}

/** The rooms go with the code, since environment variables take only 4 KB. */
function codeArchive(rooms: RoomTemplates): pulumi.asset.Archive {
  return new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.FileAsset(BUNDLE),
    "rooms.json": new pulumi.asset.StringAsset(JSON.stringify(rooms)),
  });
}

function rolePolicy(
  { rooms, table }: RoomFunctionParts,
  logGroup: aws.cloudwatch.LogGroup,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return pulumi
    .all([placeOf(parent), table.arn, logGroup.arn, rooms])
    .apply(([place, tableArn, logGroupArn, templates]) => {
      const hasTags = Object.values(templates).some(({ meetingTags }) => Object.keys(meetingTags ?? {}).length > 0);
      const statements = functionStatements(place, tableArn, logGroupArn);
      return policyDocument(hasTags ? [...statements, taggingStatement(place)] : statements);
    });
}
