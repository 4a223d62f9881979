import { createHash } from "node:crypto";
import type { CreateMeetingRequest } from "@aws-sdk/client-chime-sdk-meetings";
import { toTagList } from "../../provider/core/chime/meetings";
import { fingerprint } from "../../provider/core/rules/fingerprint";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { OpeningRoom } from "./roomRecord";
import type { RoomTemplate } from "./roomTemplates";

/**
 * The request for a generation's meeting. It is equal in every process, so that the service, which returns the same active meeting
 * for an equal ClientRequestToken, creates only one.
 *
 * `namespace` distinguishes this table's rooms from those of another table in the same account.
 */
export function createRequest(
  namespace: string,
  room: string,
  { generation, mediaRegion }: OpeningRoom,
  template: RoomTemplate,
): CreateMeetingRequest {
  const { meetingTags, allowedMediaRegions, defaultCapabilities, allowedCapabilities, ...sent } = template;
  const members = { ...sent, externalMeetingId: room, mediaRegion };
  const token = createHash("sha256")
    // The token depends on the content, so that a changed template never sends an old token with another request.
    .update(JSON.stringify([namespace, room, generation, fingerprint({ ...members, tags: meetingTags })]))
    .digest("base64url");
  return {
    ...(pascalCaseKeys(members) as Pick<CreateMeetingRequest, "ExternalMeetingId" | "MediaRegion">),
    ...(meetingTags ? { Tags: toTagList(meetingTags) } : {}),
    ClientRequestToken: token,
  };
}
