import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { SimulatedReply, SimulatedRequest } from "./simulatedAws";

type Item = Record<string, AttributeValue>;

interface WriteRequest {
  readonly Item: Item;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** The conditions of the room table's writes, by their expressions. */
const CONDITIONS: Readonly<Record<string, (stored: Item | undefined, seen: string | undefined) => boolean>> = {
  "attribute_not_exists(room)": (stored) => stored === undefined,
  "attribute_not_exists(revision)": (stored) => stored?.["revision"] === undefined,
  "revision = :seen": (stored, seen) => stored !== undefined && stored["revision"]?.S === seen,
};

/**
 * The two operations of DynamoDB that the room table calls, in memory. `isThrottled` decides for each call. A table that ignores the
 * conditions of writes shows that the simulation detects a split room.
 */
export function createSimulatedTable(
  isThrottled: () => boolean,
  ignoresConditions: boolean,
): (request: SimulatedRequest) => SimulatedReply {
  const items = new Map<string, Item>();
  const put = ({ Item, ConditionExpression, ExpressionAttributeValues }: WriteRequest): SimulatedReply => {
    const room = Item["room"]?.S ?? "";
    const isMet = CONDITIONS[ConditionExpression];
    if (!isMet) throw new Error(`The simulated table has no condition "${ConditionExpression}".`);
    const seen = ExpressionAttributeValues?.[":seen"]?.S;
    if (!ignoresConditions && !isMet(items.get(room), seen)) return failure("ConditionalCheckFailedException");
    items.set(room, Item);
    return { status: 200, body: "{}" };
  };
  return ({ headers, body }) => {
    if (isThrottled()) return failure("ProvisionedThroughputExceededException");
    const request = JSON.parse(body.toString("utf8"));
    const operation = headers["x-amz-target"]?.split(".")[1];
    if (operation === "PutItem") return put(request);
    if (operation !== "GetItem") throw new Error(`The simulated table has no operation ${operation}.`);
    const found = items.get(request.Key.room.S);
    return { status: 200, body: JSON.stringify(found ? { Item: found } : {}) };
  };
}

function failure(name: string): SimulatedReply {
  return { status: 400, body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name }) };
}
