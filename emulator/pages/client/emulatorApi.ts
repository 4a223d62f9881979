import type { CallRecord } from "../../http/logLine";
import type { ActiveFault, EventRecord, MeetingSummary, ParticipantMedia } from "../../index";

export type { ActiveFault, CallRecord, EventRecord, MeetingSummary, ParticipantMedia };

/** A request to the control API. */
export interface ControlCall {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below `/_emulator`. */
  readonly path: string;
  readonly content?: unknown;
}

/** Calls the control API, and returns its answer. Rejects with the message of the emulator. */
export async function call<Answer>({ method, path, content }: ControlCall): Promise<Answer> {
  const body = content === undefined ? {} : { body: JSON.stringify(content), headers: JSON_HEADERS };
  const response = await fetch(`/_emulator${path}`, { method, ...body });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error((answer as { readonly Message: string }).Message);
  return answer as Answer;
}

const JSON_HEADERS = { "content-type": "application/json" };

/** The same request as a command for a POSIX shell. */
export function toCommand({ method, path, content }: ControlCall): string {
  const url = `${location.origin}/_emulator${path}`;
  if (content === undefined) return `curl -X ${method} ${url}`;
  return `curl -X ${method} ${url} -H 'Content-Type: application/json' -d ${quote(JSON.stringify(content))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
