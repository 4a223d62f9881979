import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { RequestCounters } from "../handler/joinRateLimit";
import { upstream } from "../handler/upstreamError";

/** Counters in the table of the rooms, each an item of its own, which DynamoDB deletes after it has expired. */
export function createDynamoRequestCounters(client: DynamoDBClient, tableName: string): RequestCounters {
  return {
    async increment(key, expiresAt) {
      const request = new UpdateItemCommand({
        TableName: tableName,
        Key: { room: { S: key } },
        UpdateExpression: "ADD requests :one SET expiresAt = :expiresAt",
        ExpressionAttributeValues: { ":one": { N: "1" }, ":expiresAt": { N: String(expiresAt) } },
        ReturnValues: "UPDATED_NEW",
      });
      const { Attributes } = await upstream("UpdateItem", () => client.send(request));
      return Number(Attributes?.["requests"]?.N);
    },
  };
}
