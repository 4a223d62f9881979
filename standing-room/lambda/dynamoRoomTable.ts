import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { parseRecord, type RoomRecord, type StoredRoom } from "../handler/roomRecord";
import type { RoomTable } from "../handler/roomTable";
import { UpstreamError, upstream } from "../handler/upstreamError";

/**
 * How long an item stays after its last change. A meeting lives 24 hours at most, so an item never expires before its meeting has
 * ended. DynamoDB can delete it some days later; until then it is valid.
 */
const KEPT_SECONDS = 48 * 60 * 60;

interface Sources {
  readonly now: () => number;
  /** Returns a unique revision id. */
  readonly newRevision: () => string;
}

/** Rooms in a DynamoDB table whose key is the string `room`. */
export function createDynamoRoomTable(client: DynamoDBClient, tableName: string, sources: Sources): RoomTable {
  const read = async (room: string) => {
    const request = { TableName: tableName, Key: { room: { S: room } }, ConsistentRead: true };
    const { Item } = await upstream("GetItem", () => client.send(new GetItemCommand(request)));
    return Item && fromItem(Item);
  };
  return {
    read,
    replace: async (room, record, seen) => {
      const revision = sources.newRevision();
      const expiresAt = Math.floor(sources.now() / 1000) + KEPT_SECONDS;
      const request = { TableName: tableName, Item: toItem(room, record, revision, expiresAt), ...condition(seen) };
      const isWritten = await unlessChanged(upstream("PutItem", () => client.send(new PutItemCommand(request))));
      if (isWritten) return { record, revision };
      // The AWS SDK repeats a write whose response was lost; the condition then fails because of this writer's own revision.
      return (await read(room))?.revision === revision ? { record, revision } : undefined;
    },
  };
}

/** The room and its generation are attributes of their own for people who read the table. */
function toItem(room: string, record: RoomRecord, revision: string, expiresAt: number): Record<string, AttributeValue> {
  return {
    room: { S: room },
    generation: { N: String(record.generation) },
    record: { S: JSON.stringify(record) },
    revision: { S: revision },
    expiresAt: { N: String(expiresAt) },
  };
}

function fromItem({ record, revision }: Record<string, AttributeValue>): StoredRoom {
  return { record: parseRecord(parseJson(record?.S)), revision: revision?.S };
}

function condition(seen: StoredRoom | undefined): Partial<PutItemCommandInput> {
  if (!seen) return { ConditionExpression: "attribute_not_exists(room)" };
  // An item without a revision was not written by this function: it is replaced while it has none.
  if (seen.revision === undefined) return { ConditionExpression: "attribute_not_exists(revision)" };
  return { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": { S: seen.revision } } };
}

async function unlessChanged(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
