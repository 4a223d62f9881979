export type { JwtSettings } from "../handler/identity/jwtSettings";
export type { LogEntry } from "../handler/logEntry";
export type { RoomTemplate, RoomTemplates } from "../handler/roomTemplates";
export { type LocalRooms, type LocalRoomsOptions, startLocalRooms } from "./startLocalRooms";
