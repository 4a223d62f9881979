import type { Meeting, Tag } from "@aws-sdk/client-chime-sdk-meetings";
import type { ContentResolution, MeetingFeatureStatus, VideoResolution } from "../enums";
import type { JsonObject } from "../json";
import { camelCaseKeys } from "../wireCase";

/** The URLs through which clients reach a meeting, as the service returns them. */
export interface MediaPlacement {
  /** Host and port of the audio. */
  readonly audioHostUrl: string;
  /** The audio over WebSocket, for clients without UDP. */
  readonly audioFallbackUrl: string;
  /** The WebSocket of the signaling. */
  readonly signalingUrl: string;
  /** Where clients get TURN credentials. */
  readonly turnControlUrl: string;
  /** Shared content of former clients. */
  readonly screenDataUrl: string;
  /** Viewing shared content, for former clients. */
  readonly screenViewingUrl: string;
  /** Sharing content, for former clients. */
  readonly screenSharingUrl: string;
  /** Where clients send their events. */
  readonly eventIngestionUrl: string;
}

/** The features of a meeting, as the service returns them. Members that the service leaves out are absent. */
export interface MeetingFeatures {
  /** Features of the audio. */
  readonly audio?: {
    /** Whether clients can use Amazon Voice Focus with echo reduction. */
    readonly echoReduction?: MeetingFeatureStatus;
  };
  /** Features of the video. */
  readonly video?: {
    /** The highest resolution of cameras. */
    readonly maxResolution?: VideoResolution;
  };
  /** Features of shared content. */
  readonly content?: {
    /** The highest resolution of shared content. */
    readonly maxResolution?: ContentResolution;
  };
  /** Features of the attendance. */
  readonly attendee?: {
    /** The highest number of attendees. */
    readonly maxCount?: number;
  };
}

export function toTagList(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** All fields that the service returns of a meeting, under the names of arguments and outputs. */
export function meetingFields(meeting: Meeting): JsonObject {
  const fields = Object.entries(camelCaseKeys(meeting) as JsonObject);
  return Object.fromEntries(
    fields.filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)),
  );
}
