export type { Choice, ChoiceName, Choices } from "./choices";
export { CHOICES } from "./choices";
export type { Clock } from "./clock";
export type { AttendeeSummary, Emulator, EmulatorOptions, MeetingSummary } from "./emulator";
export type { IdSource } from "./ids";
export { startEmulator } from "./startEmulator";
