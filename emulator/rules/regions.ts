import { partitionOf } from "../scope";

/** Regions with an endpoint of this service (developer guide, "Available Regions"; AWS General Reference). */
export const CONTROL_REGIONS: readonly string[] = [
  ...["us-east-1", "us-west-2", "ca-central-1", "us-gov-east-1", "us-gov-west-1"],
  ...["ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-central-1", "eu-west-2", "af-south-1", "il-central-1"],
];

/** Regions that host media and have no endpoint of their own (same pages). */
const MEDIA_ONLY_REGIONS: readonly string[] = [
  ...["eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "sa-east-1", "us-east-2", "us-west-1"],
];

/** A meeting that is controlled from one of these can be hosted only there (same pages). */
const REGIONS_FOR_THEMSELVES: readonly string[] = ["af-south-1", "il-central-1"];

const MEDIA_REGIONS: ReadonlySet<string> = new Set([...CONTROL_REGIONS, ...MEDIA_ONLY_REGIONS]);

/** Why a meeting cannot be hosted there, or undefined if it can. */
export function mediaRegionProblem(mediaRegion: string, controlRegion: string): string | undefined {
  if (!MEDIA_REGIONS.has(mediaRegion)) {
    return `MediaRegion '${mediaRegion}' is none of ${[...MEDIA_REGIONS].sort().join(", ")}.`;
  }
  if (partitionOf(mediaRegion) !== partitionOf(controlRegion)) {
    return `MediaRegion '${mediaRegion}' is not in the partition of the control region '${controlRegion}'.`;
  }
  if (REGIONS_FOR_THEMSELVES.includes(controlRegion) && mediaRegion !== controlRegion) {
    return `A meeting controlled from '${controlRegion}' can be hosted only there, not in '${mediaRegion}'.`;
  }
  return undefined;
}
