import type { Inputs } from "@pulumi/pulumi";
import type { StandingRoom } from "./standingRoom";

/** The outputs of a room as the state has them, and programs in other languages: without resources. */
export function standingRoomOutputs(room: StandingRoom): Inputs {
  const { joinUrl, joinPolicyArn, tableName, functionName, logGroupName, deadLetterQueueUrl, table } = room;
  return {
    joinUrl,
    joinPolicyArn,
    tableName,
    functionName,
    logGroupName,
    deadLetterQueueUrl,
    table: { name: table.name, arn: table.arn },
    notifications: room.notifications?.configuration,
  };
}
