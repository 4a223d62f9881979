import * as pulumi from "@pulumi/pulumi";
import { MEETING_FIELDS } from "../core/chime/joinInfo";
import type { GetMeetingResult } from "../core/chime/lookups";
import { programError } from "../program/programError";
import type { Meeting } from "./meeting";
import { configuredRegion } from "./stackConfiguration";

/** The meeting that a resource belongs to: the whole meeting or its id, exactly one of them. A change replaces the resource. */
export type MeetingReference =
  | {
      /**
       * A {@link Meeting} of this program, or the result of `getMeeting` or `getMeetingOutput`. The region is that of the
       * meeting.
       */
      meeting: pulumi.Input<Meeting> | pulumi.Input<GetMeetingResult>;
      /** Only `meeting` is given. */
      meetingId?: never;
    }
  | {
      /** The id of an active meeting: a UUID. `region` must be the control-plane Region that created it. */
      meetingId: pulumi.Input<string>;
      /** Only `meetingId` is given. */
      meeting?: never;
    };

/** The fields of the API's Meeting and its region, by their names as outputs. */
export type MeetingFields = Record<string, unknown>;

/** The meeting as a resource needs it. */
export interface ReferredMeeting {
  readonly meetingId: pulumi.Input<string> | undefined;
  readonly region: pulumi.Input<string> | undefined;
  /** All fields of the meeting; absent where only its id is given. */
  readonly fields?: () => pulumi.Output<MeetingFields>;
}

type ReferringArgs = MeetingReference & { region?: pulumi.Input<string> };

/** `resource` is the title of the resource that belongs to the meeting, for error messages. */
export function referredMeeting(resource: string, { meeting, meetingId, region }: ReferringArgs): ReferredMeeting {
  if (meeting === undefined) return { meetingId, region: region ?? configuredRegion() };
  if (meetingId !== undefined) {
    throw programError(`Cannot declare ${resource}: it has both \`meeting\` and \`meetingId\`. Give one of them.`);
  }
  if (isMeeting(meeting)) {
    return { meetingId: meeting.meetingId, region: region ?? meeting.region, fields: () => fieldsOf(meeting) };
  }
  const found = pulumi.output<unknown>(meeting) as pulumi.Output<Meeting | GetMeetingResult>;
  return {
    meetingId: found.apply((one) => pulumi.output(one.meetingId)),
    region: region ?? found.apply((one) => pulumi.output(one.region)),
    fields: () => found.apply((one) => (isMeeting(one) ? fieldsOf(one) : { ...one })) as pulumi.Output<MeetingFields>,
  };
}

/**
 * Each field is taken from its own output: one that is derived from all fields is unknown in a preview as soon as one of them is.
 */
function fieldsOf(meeting: Meeting): pulumi.Output<MeetingFields> {
  const fields = Object.fromEntries(MEETING_FIELDS.map((name) => [name, meeting[name]]));
  return pulumi.output<unknown>(fields) as pulumi.Output<MeetingFields>;
}

function isMeeting(meeting: unknown): meeting is Meeting {
  return pulumi.Resource.isInstance(meeting);
}
