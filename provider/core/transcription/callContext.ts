import { type CallContext, MEETING_NOT_FOUND_HINT } from "../aws/errors";

export function callContext(verb: string, meetingId: string, region: string | undefined): CallContext {
  return { action: `${verb} transcription of meeting`, target: meetingId, region, onNotFound: MEETING_NOT_FOUND_HINT };
}
