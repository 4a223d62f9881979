/** Whose meetings, and where: one emulator serves many accounts and regions, and none sees another's meetings. */
export interface Scope {
  /** 12 digits. */
  readonly account: string;
  /** The control-plane region that the request was signed for. */
  readonly region: string;
}

export function scopeKey(scope: Scope, name: string): string {
  return `${scope.account}/${scope.region}/${name}`;
}

export function isSameScope(one: Scope, other: Scope): boolean {
  return one.account === other.account && one.region === other.region;
}

export function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  if (region.startsWith("cn-")) return "aws-cn";
  return "aws";
}

export function meetingArn(scope: Scope, meetingId: string): string {
  return `arn:${partitionOf(scope.region)}:chime:${scope.region}:${scope.account}:meeting/${meetingId}`;
}
