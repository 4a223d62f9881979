import type { Capabilities } from "../../provider/core/chime/attendees";

/** The name that stands for every room that is not declared itself. It is not a valid room name: AWS allows no `*` in names. */
export const ANY_ROOM = "*";

/** Arguments of CreateMeeting in camelCase for each meeting of a room, and rules for its joiners. */
export interface RoomTemplate {
  /** Where AWS hosts the media, such as `eu-central-1`. */
  readonly mediaRegion: string;
  /** Regions that a joiner may ask for in place of `mediaRegion`. */
  readonly allowedMediaRegions?: readonly string[];
  /** For requests without capabilities. Default: the service's. */
  readonly defaultCapabilities?: Capabilities;
  /** The most that a joiner may ask for, and what one gets who asks for nothing where there is no default. Default: no limit. */
  readonly allowedCapabilities?: Capabilities;
  /** Resolutions, echo reduction and the most attendees. */
  readonly meetingFeatures?: Record<string, unknown>;
  /** Where the meetings' events go, besides EventBridge. */
  readonly notificationsConfiguration?: Record<string, string>;
  /** 1 to 5 tenant ids. */
  readonly tenantIds?: readonly string[];
  /** Up to 50 tags of the meetings. */
  readonly meetingTags?: Record<string, string>;
  /** `Ipv4Only` or `DualStack`. */
  readonly mediaPlacementNetworkType?: string;
}

/** The rooms, by name. */
export type RoomTemplates = Readonly<Record<string, RoomTemplate>>;

/** The template of a room; undefined where there is no such room. */
export function templateOf(rooms: RoomTemplates, room: string): RoomTemplate | undefined {
  if (Object.hasOwn(rooms, room)) return rooms[room];
  return Object.hasOwn(rooms, ANY_ROOM) ? rooms[ANY_ROOM] : undefined;
}
