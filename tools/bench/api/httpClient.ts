import { Agent, request } from "node:http";

/** A request of the load. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly content?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How many requests are in flight at once. */
const CONNECTIONS = 8;

/** Sends requests over a few connections that stay open, as the SDKs do. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  constructor(
    readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Sends one request and returns the body of the response; rejects where the status is not one of success. */
  send({ method, path, content, headers = {} }: Call): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: { ...this.headers, ...headers } };
      const sent = request(`${this.url}${path}`, options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => {
          if ((response.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(content === undefined ? undefined : JSON.stringify(content));
    });
  }

  /** Sends all requests, some at a time, and returns the bodies of the responses in the order of the requests. */
  async sendAll(calls: readonly Call[]): Promise<string[]> {
    const responses: string[] = new Array(calls.length);
    const left = calls.entries();
    const worker = async () => {
      for (const [index, call] of left) responses[index] = await this.send(call);
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
    return responses;
  }

  close(): void {
    this.#agent.destroy();
  }
}
