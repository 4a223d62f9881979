import type { FunctionUrlAnswer } from "../handler/lambdaEvents";
import type { RoomHandler } from "../handler/roomHandler";
import { ANY_ROOM } from "../handler/roomTemplates";

/** The path of the form. Every other path is the join endpoint. */
export const FORM_PATH = "/page";

/** A request of a browser to the form. */
export interface FormRequest {
  readonly method: string;
  /** The `Origin` header, which browsers send with a form. */
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly body: string;
}

/**
 * Answers the requests of a form on which a person enters a room and a name. The join endpoint is called as by any client, and the
 * browser is sent to the join page of the emulator, whose address has the ids of meeting and attendee and no join token.
 */
export function createJoinForm(handler: RoomHandler, roomNames: readonly string[], emulatorUrl: string) {
  return async ({ method, origin, host, body }: FormRequest): Promise<FunctionUrlAnswer> => {
    if (method === "GET") return page(200, roomNames, emulatorUrl);
    if (method !== "POST") return { statusCode: 405, headers: { allow: "GET, POST" }, body: "" };
    if (origin !== `http://${host}`)
      return page(403, roomNames, emulatorUrl, "Open this page itself, and send its form.");
    const form = new URLSearchParams(body);
    const reply = await handler({
      requestContext: { http: { method: "POST", path: "/" } },
      headers: {},
      body: JSON.stringify({ room: form.get("room"), externalUserId: form.get("externalUserId") }),
      isBase64Encoded: false,
    });
    const content = JSON.parse(reply?.body ?? "{}") as {
      readonly Meeting?: { readonly MeetingId: string };
      readonly Attendee?: { readonly AttendeeId: string };
      readonly message?: string;
    };
    const { Meeting, Attendee, message = "The room cannot be joined now. Try again." } = content;
    if (Meeting === undefined || Attendee === undefined) {
      return page(reply?.statusCode ?? 500, roomNames, emulatorUrl, message);
    }
    const query = new URLSearchParams({ meetingId: Meeting.MeetingId, attendeeId: Attendee.AttendeeId });
    return { statusCode: 303, headers: { location: `${emulatorUrl}/_emulator/pages/join.html?${query}` }, body: "" };
  };
}

function page(statusCode: number, roomNames: readonly string[], emulatorUrl: string, problem = ""): FunctionUrlAnswer {
  const named = roomNames.filter((name) => name !== ANY_ROOM);
  const options = named.map((name) => `<option>${escapeHtml(name)}</option>`).join("");
  const room =
    named.length === roomNames.length
      ? `<select id="room" name="room">${options}</select>`
      : '<input id="room" name="room" required minlength="2" maxlength="64" autocomplete="off">';
  const body = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Join a standing room</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <main>
      <h1>Join a standing room</h1>
      <p role="status">${escapeHtml(problem)}</p>
      <form method="post" action="${FORM_PATH}">
        <p><label for="room">Room</label> ${room}</p>
        <p><label for="name">Your name</label>
          <input id="name" name="externalUserId" required minlength="2" maxlength="64" autocomplete="off"></p>
        <p><button type="submit">Join</button></p>
      </form>
    </main>
  </body>
</html>
`;
  return { statusCode, headers: { ...headersFor(emulatorUrl), "content-type": "text/html; charset=utf-8" }, body };
}

/** Browsers apply `form-action` to the address that a form is redirected to, as well. */
function headersFor(emulatorUrl: string): Record<string, string> {
  return {
    "content-security-policy": `default-src 'none'; img-src data:; form-action 'self' ${emulatorUrl}; base-uri 'none'; frame-ancestors 'none'`,
    "cache-control": "no-store",
    // A form of a page without a referrer has the origin "null".
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
