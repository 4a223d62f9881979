/** Policy documents, each with only what is used. */

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string;
  readonly Principal?: "*" | { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>>;
}

/** The parts that every ARN begins with. */
export interface AwsIdentity {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * The principal of the regional meetings API. Queues and topics that trust `chime.amazonaws.com`, the older one, get no events
 * (developer guide, "Sending events to Amazon SQS / SNS").
 */
const MEETINGS_PRINCIPAL = "meetings.chime.amazonaws.com";

export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The permissions of the join function. */
export function functionStatements(identity: AwsIdentity, tableArn: string, logGroupArn: string): Statement[] {
  return [
    allow("StoreRooms", ["dynamodb:GetItem", "dynamodb:PutItem"], tableArn),
    // CreateMeeting has no resource type.
    allow("OpenMeetings", ["chime:CreateMeeting"], "*"),
    allow(
      "CreateAttendees",
      ["chime:CreateAttendee", "chime:GetMeeting", "chime:UpdateAttendeeCapabilities"],
      // The reference writes meetings' ARNs with a region, older documentation without one: this fits both.
      `arn:${identity.partition}:chime:*:${identity.account}:meeting/*`,
    ),
    allow("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents"], `${logGroupArn}:*`),
  ];
}

/** For the actions of people: to list, to leave, and to end. */
export function actionStatement(identity: AwsIdentity): Statement {
  return allow(
    "PerformActions",
    ["chime:DeleteAttendee", "chime:DeleteMeeting", "chime:ListAttendees"],
    `arn:${identity.partition}:chime:*:${identity.account}:meeting/*`,
  );
}

/** For TagResource at creation: AWS does not document whether CreateMeeting with tags needs it. */
export function taggingStatement(identity: AwsIdentity): Statement {
  return allow("TagMeetings", ["chime:TagResource"], `arn:${identity.partition}:chime:*:${identity.account}:meeting/*`);
}

/** For the counters of the rate limit, which are items of the table. */
export function countingStatement(tableArn: string): Statement {
  return allow("CountJoins", ["dynamodb:UpdateItem"], tableArn);
}

/** For a table, a queue and environment variables that are encrypted with a key of the account (developer guides of the services). */
export function keyStatements({ region }: AwsIdentity, keyArn: string): Statement[] {
  const encrypt = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey"];
  return [
    allow("DecryptEnvironment", ["kms:Decrypt"], keyArn),
    allow("EncryptStored", [...encrypt, "kms:DescribeKey", "kms:CreateGrant"], keyArn, {
      StringEquals: { "kms:ViaService": [`dynamodb.${region}.amazonaws.com`, `sqs.${region}.amazonaws.com`] },
    }),
  ];
}

/** For X-Ray, whose actions have no resource type. */
export function tracingStatement(): Statement {
  return allow("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*");
}

/** Lets the function send events that it could not handle. */
export function deadLetterStatement(queueArn: string): Statement {
  return allow("KeepFailedEvents", ["sqs:SendMessage"], queueArn);
}

/** Lets one rule of EventBridge send events that it could not deliver. */
export function ruleDeadLetterStatement(queueArn: string, ruleArn: string): Statement {
  const statement = allow("KeepUndeliveredEvents", ["sqs:SendMessage"], queueArn, {
    ArnEquals: { "aws:SourceArn": ruleArn },
  });
  return { ...statement, Principal: { Service: "events.amazonaws.com" } };
}

/** Denies requests without TLS. SNS accepts no `sns:*` in a topic's policy, so the actions are named by the caller. */
export function tlsOnlyStatement(Action: readonly string[], Resource: string): Statement {
  return {
    Sid: "DenyWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": false } },
  };
}

/** The permissions of a joiner. Since October 2025 a function URL needs both actions (Lambda developer guide, "Control access"). */
export function joinStatements(functionArn: string): Statement[] {
  return [
    allow("JoinByUrl", ["lambda:InvokeFunctionUrl"], functionArn, {
      StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" },
    }),
    allow("InvokeByUrlOnly", ["lambda:InvokeFunction"], functionArn, {
      Bool: { "lambda:InvokedViaFunctionUrl": true },
    }),
  ];
}

/** Lets the meetings service send events to a queue (developer guide). */
export function queueStatement(identity: AwsIdentity, queueArn: string): Statement {
  return delivery("ReceiveMeetingEvents", ["sqs:SendMessage", "sqs:GetQueueUrl"], identity, queueArn);
}

/** Lets the meetings service publish events to a topic (developer guide). */
export function topicStatement(identity: AwsIdentity, topicArn: string): Statement {
  return delivery("ReceiveMeetingEvents", ["sns:Publish"], identity, topicArn);
}

function delivery(Sid: string, Action: readonly string[], identity: AwsIdentity, Resource: string): Statement {
  return {
    ...allow(Sid, Action, Resource, {
      // Only for meetings of this account and region, so that no other account can have the service write here.
      ArnLike: { "aws:SourceArn": `arn:${identity.partition}:chime:${identity.region}:${identity.account}:*` },
      StringEquals: { "aws:SourceAccount": identity.account },
    }),
    Principal: { Service: MEETINGS_PRINCIPAL },
  };
}

function allow(
  Sid: string,
  Action: readonly string[],
  Resource: string,
  Condition?: NonNullable<Statement["Condition"]>,
): Statement {
  return { Sid, Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) };
}
