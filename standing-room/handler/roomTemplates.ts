import type { Capabilities } from "../../provider/meeting/outputs";

/** The name that stands for every room that is not declared itself. No room can have it: AWS allows no `*` in names. */
export const ANY_ROOM = "*";

/** What each meeting of a room is made of: arguments of CreateMeeting in camelCase, and rules for those who join. */
export interface RoomTemplate {
  readonly mediaRegion: string;
  /** Regions that a joiner may ask for in place of `mediaRegion`. */
  readonly allowedMediaRegions?: readonly string[];
  /** Of joiners who ask for none. Left out: the service's default. */
  readonly defaultCapabilities?: Capabilities;
  readonly meetingFeatures?: Record<string, unknown>;
  readonly notificationsConfiguration?: Record<string, string>;
  readonly tenantIds?: readonly string[];
  readonly tags?: Record<string, string>;
  readonly mediaPlacementNetworkType?: string;
}

export type RoomTemplates = Readonly<Record<string, RoomTemplate>>;

/** The template of a room; undefined where there is no such room. */
export function templateOf(rooms: RoomTemplates, room: string): RoomTemplate | undefined {
  if (Object.hasOwn(rooms, room)) return rooms[room];
  return Object.hasOwn(rooms, ANY_ROOM) ? rooms[ANY_ROOM] : undefined;
}
