import type { WebSocket } from "ws";

/** Bytes that wait for a client which does not read them; beyond, its connection is cut. */
const LARGEST_BACKLOG_BYTES = 4 * 1024 * 1024;

/** One client's connection, as far as the protocol needs it. */
export interface Connection {
  send(frame: Buffer): void;
  /** Closes with a WebSocket close code. */
  close(code: number, reason: string): void;
  /** Cuts the connection, which the client sees as the close code 1006. */
  terminate(): void;
}

/** A connection over a WebSocket. */
export function webSocketConnection(socket: WebSocket): Connection {
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > LARGEST_BACKLOG_BYTES) socket.terminate();
      else socket.send(frame);
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
}

/** The connection of a member that has none of its own. */
export const discardingConnection: Connection = {
  send: () => undefined,
  close: () => undefined,
  terminate: () => undefined,
};
