import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { MeetingService } from "./meetingService";
import { UpstreamError, upstream } from "./upstreamError";

const NOT_FOUND = "NotFoundException";

/** The service through the AWS SDK: retries, region, credentials and endpoint are those of the client. */
export function createSdkMeetingService(client: sdk.ChimeSDKMeetingsClient): MeetingService {
  return {
    createMeeting: async (request) =>
      (await upstream("CreateMeeting", () => client.send(new sdk.CreateMeetingCommand(request)))).Meeting,
    isActive: async (MeetingId) => {
      const answer = unlessNotFound(
        upstream("GetMeeting", () => client.send(new sdk.GetMeetingCommand({ MeetingId }))),
      );
      return (await answer) !== undefined;
    },
    createAttendee: async (MeetingId, ExternalUserId, capabilities) => {
      const Capabilities = capabilities && (pascalCaseKeys(capabilities) as sdk.AttendeeCapabilities);
      const request = { MeetingId, ExternalUserId, ...(Capabilities ? { Capabilities } : {}) };
      const answer = upstream("CreateAttendee", () => client.send(new sdk.CreateAttendeeCommand(request)));
      return (await unlessNotFound(answer))?.Attendee;
    },
    updateCapabilities: async (MeetingId, AttendeeId, capabilities) => {
      const Capabilities = pascalCaseKeys(capabilities) as sdk.AttendeeCapabilities;
      const request = { MeetingId, AttendeeId, Capabilities };
      const answer = upstream("UpdateAttendeeCapabilities", () =>
        client.send(new sdk.UpdateAttendeeCapabilitiesCommand(request)),
      );
      return (await unlessNotFound(answer))?.Attendee;
    },
  };
}

/** Only the service's own exception counts: a 404 of a proxy has another name. */
async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === NOT_FOUND) return undefined;
    throw error;
  }
}
