import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";

import dynalite = require("dynalite");

export const TABLE_NAME = "rooms";

type Item = Record<string, AttributeValue>;

/** A DynamoDB-compatible server with the table of the rooms. */
export interface RunningTable {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  item(room: string): Promise<Item | undefined>;
  items(): Promise<Item[]>;
  put(item: Item): Promise<void>;
  remove(room: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTable(): Promise<RunningTable> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "room", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "room", AttributeType: "S" }],
    }),
  );
  await untilActive(client);
  const key = (room: string) => ({ TableName: TABLE_NAME, Key: { room: { S: room } } });
  return {
    client,
    endpoint,
    item: async (room) => (await client.send(new GetItemCommand({ ...key(room), ConsistentRead: true }))).Item,
    items: async () => (await client.send(new ScanCommand({ TableName: TABLE_NAME }))).Items ?? [],
    put: async (item) => {
      await client.send(new PutItemCommand({ TableName: TABLE_NAME, Item: item }));
    },
    remove: async (room) => {
      await client.send(new DeleteItemCommand(key(room)));
    },
    close: async () => {
      client.destroy();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Each question takes its time, so this does not spin. */
async function untilActive(client: DynamoDBClient): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: TABLE_NAME }));
    if (Table?.TableStatus === "ACTIVE") return;
  }
}
