import { createHash } from "node:crypto";
import type { CreateMeetingRequest } from "@aws-sdk/client-chime-sdk-meetings";
import { toTagList } from "../../provider/core/chime/meetings";
import { fingerprint } from "../../provider/core/rules/fingerprint";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { OpeningRoom } from "./roomRecord";
import type { RoomTemplate } from "./roomTemplates";

/**
 * The request for a generation's meeting: the same from every process that makes it, so that the service, which answers an equal
 * ClientRequestToken with the same active meeting, makes only one.
 *
 * `namespace` tells this table's rooms from those of another one in the same account.
 */
export function createRequest(
  namespace: string,
  room: string,
  { generation, mediaRegion }: OpeningRoom,
  template: RoomTemplate,
): CreateMeetingRequest {
  const { meetingTags, allowedMediaRegions, defaultCapabilities, ...sent } = template;
  const members = { ...sent, externalMeetingId: room, mediaRegion };
  const token = createHash("sha256")
    // With the content in the token, a template that a deployment changes meanwhile never repeats a token for another request.
    .update(JSON.stringify([namespace, room, generation, fingerprint({ ...members, tags: meetingTags })]))
    .digest("base64url");
  return {
    ...(pascalCaseKeys(members) as Pick<CreateMeetingRequest, "ExternalMeetingId" | "MediaRegion">),
    ...(meetingTags ? { Tags: toTagList(meetingTags) } : {}),
    ClientRequestToken: token,
  };
}
