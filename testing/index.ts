export {
  type ChimeMocks,
  type ChimeMocksOptions,
  chimeMocks,
  type MockResourceResult,
  type RegisteredResource,
  type RunOptions,
} from "./chimeMocks";
export {
  startTestIdentityProvider,
  type TestIdentityProvider,
  type TestIdentityProviderOptions,
} from "./testIdentityProvider";
export { type MeetingSession, type WithMeetingOptions, withMeeting } from "./withMeeting";
