export {
  MeetingNotifications,
  type MeetingNotificationsArgs,
  type NotificationsConfiguration,
} from "./meetingNotifications";
export { StandingRoom } from "./standingRoom";
export type {
  JoinAuthorizationType,
  JwtArgs,
  RoomAlarmsArgs,
  RoomNotificationsArgs,
  RoomTableArgs,
  RoomTemplateArgs,
  StandingRoomArgs,
  TracingConfigArgs,
} from "./standingRoomArgs";
