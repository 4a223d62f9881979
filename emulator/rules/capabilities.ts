import type { Capabilities, MediaCapability, MeetingFeatures } from "../state/records";

const RECEIVING: readonly MediaCapability[] = ["SendReceive", "Receive"];

/** What an attendee may do who is created without capabilities (API reference, CreateAttendee, "corner cases"). */
export function defaultCapabilities(features: MeetingFeatures = {}): Capabilities {
  const hasVideo = features.Video?.MaxResolution !== "None";
  const hasContent = features.Content?.MaxResolution !== "None";
  // Documented for a meeting without video but with content: receiving content takes receiving video.
  const videoWithoutVideo = hasContent ? "Receive" : "None";
  return {
    Audio: "SendReceive",
    Video: hasVideo ? "SendReceive" : videoWithoutVideo,
    Content: hasContent ? "SendReceive" : "None",
  };
}

/** Why capabilities that a request asks for cannot be had in the meeting, or undefined (same page). */
export function capabilitiesProblem(capabilities: Capabilities, features: MeetingFeatures = {}): string | undefined {
  const { Video, Content } = capabilities;
  if (features.Video?.MaxResolution === "None" && Video !== "None") {
    return `Capabilities.Video cannot be '${Video}': the meeting has MeetingFeatures.Video.MaxResolution 'None'.`;
  }
  if (features.Content?.MaxResolution === "None" && Content !== "None") {
    return `Capabilities.Content cannot be '${Content}': the meeting has MeetingFeatures.Content.MaxResolution 'None'.`;
  }
  if (RECEIVING.includes(Content) && !RECEIVING.includes(Video)) {
    return `Capabilities.Content cannot be '${Content}' unless Capabilities.Video is 'SendReceive' or 'Receive'; it is '${Video}'.`;
  }
  return undefined;
}
