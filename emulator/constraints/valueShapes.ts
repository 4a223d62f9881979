import type { Shapes } from "./shape";

/** Strings, numbers and flags of the requests. */
export const valueShapes: Shapes = {
  AmazonResourceName: { type: "string", min: 1, max: 1011, pattern: "^arn:.*" },
  Arn: { type: "string", min: 1, max: 1024, pattern: "^arn[\\/\\:\\-\\_\\.a-zA-Z0-9]+$" },
  AttendeeMax: { type: "integer", min: 1, max: 250 },
  Boolean: { type: "boolean" },
  ClientRequestToken: { type: "string", min: 2, max: 64, pattern: "[-_a-zA-Z0-9]*" },
  ContentResolution: { type: "string", enum: ["None", "FHD", "UHD"] },
  ExternalMeetingId: { type: "string", min: 2, max: 64 },
  ExternalUserId: { type: "string", min: 2, max: 64 },
  GuidString: { type: "string", pattern: "[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}" },
  MediaCapabilities: { type: "string", enum: ["SendReceive", "Send", "Receive", "None"] },
  MediaPlacementNetworkType: { type: "string", enum: ["Ipv4Only", "DualStack"] },
  MediaRegion: { type: "string", min: 2, max: 64 },
  MeetingFeatureStatus: { type: "string", enum: ["AVAILABLE", "UNAVAILABLE"] },
  PrimaryMeetingId: { type: "string", min: 2, max: 64 },
  ResultMax: { type: "integer", min: 1, max: 100 },
  String: { type: "string", max: 4096 },
  TagKey: { type: "string", min: 1, max: 128, pattern: "^[a-zA-Z+-=._:/]+$" },
  TagValue: { type: "string", min: 0, max: 256, pattern: "[\\s\\w+-=\\.:/@]*" },
  TenantId: { type: "string", min: 2, max: 256, pattern: "^(?!.*?(.)\\1{3})[-_!@#$a-zA-Z0-9]*$" },
  VideoResolution: { type: "string", enum: ["None", "HD", "FHD"] },
};
