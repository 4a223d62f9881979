import * as pulumi from "@pulumi/pulumi";
import { MEETING_MEMBERS } from "../core/chime/joinInfo";
import type { GetMeetingResult } from "./getMeeting";
import type { Meeting } from "./meeting";
import { programError } from "./programError";
import { configuredRegion } from "./stackConfiguration";

/**
 * The meeting that something belongs to: as a whole, with all that is known of it, or by its id. One of the two. Another meeting
 * replaces what belongs to it.
 */
export type MeetingReference =
  | {
      /** A {@link Meeting} of this program, or what `getMeeting` or `getMeetingOutput` found. Its region comes with it. */
      meeting: Meeting | pulumi.Input<GetMeetingResult>;
      /** Only `meeting` is given. */
      meetingId?: never;
    }
  | {
      /** AWS's id of a meeting that is active, 36 characters; `region` must be the control-plane region that made it. */
      meetingId: pulumi.Input<string>;
      /** Only `meetingId` is given. */
      meeting?: never;
    };

/** Members of the API's Meeting and its region, by their names as outputs. */
export type MeetingMembers = Record<string, unknown>;

/** The same, as a resource needs it. */
export interface ReferredMeeting {
  readonly meetingId: pulumi.Input<string> | undefined;
  readonly region: pulumi.Input<string> | undefined;
  /** Everything that is known of the meeting; absent where it was given by its id. */
  readonly members?: () => pulumi.Output<MeetingMembers>;
}

type ReferringArgs = MeetingReference & { region?: pulumi.Input<string> };

/** `resource` is what belongs to the meeting, as messages name it. */
export function referredMeeting(resource: string, { meeting, meetingId, region }: ReferringArgs): ReferredMeeting {
  if (meeting === undefined) return { meetingId, region: region ?? configuredRegion() };
  if (meetingId !== undefined) {
    throw programError(`Cannot declare ${resource}: it has both \`meeting\` and \`meetingId\`. Give one of them.`);
  }
  if (isMeeting(meeting)) {
    // Each from its own output: one that is derived from all members is unknown in a preview as soon as one of them is.
    const members = Object.fromEntries(MEETING_MEMBERS.map((name) => [name, meeting[name]]));
    return {
      meetingId: meeting.meetingId,
      region: region ?? meeting.region,
      members: () => pulumi.output<unknown>(members) as pulumi.Output<MeetingMembers>,
    };
  }
  const found = pulumi.output(meeting);
  return {
    meetingId: found.apply(({ meetingId: id }) => id),
    region: region ?? found.apply(({ region: foundRegion }) => foundRegion),
    members: () => found as pulumi.Output<unknown> as pulumi.Output<MeetingMembers>,
  };
}

function isMeeting(meeting: unknown): meeting is Meeting {
  return pulumi.Resource.isInstance(meeting);
}
