export {
  MeetingNotifications,
  type MeetingNotificationsArgs,
  type NotificationsConfiguration,
} from "./meetingNotifications";
export { StandingRoom } from "./standingRoom";
export type {
  RoomNotificationsArgs,
  RoomTableArgs,
  RoomTemplateArgs,
  StandingRoomArgs,
  WhoMayJoin,
} from "./standingRoomArgs";
