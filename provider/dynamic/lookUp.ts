import * as pulumi from "@pulumi/pulumi";
import type { ChimeApi } from "../core/aws/chimeApi";
import { createChimeClients } from "../core/aws/chimeClients";
import { explain } from "../core/aws/errors";
import { systemTimer } from "../core/aws/pacer";
import { regionAsked } from "../core/aws/regionAsked";
import { settingsFrom } from "../core/aws/settings";
import { MEETING_ID_RULE, REGION_RULE } from "../core/chime/sharedRules";
import { createCheck } from "../core/rules/check";
import { programError } from "./programError";
import { isMocked } from "./registration";
import { configuredRegion } from "./stackConfiguration";

/** Which meeting is looked up. */
export interface LookupArgs {
  /** AWS's id of the meeting. */
  readonly meetingId: string;
  /**
   * The control-plane region that made the meeting. Default: stack configuration `chime-sdk-meetings:region`, then `aws:region`,
   * then the AWS SDK's own chain.
   */
  readonly region?: string;
}

/** {@link LookupArgs} of which values may be outputs. */
export interface LookupOutputArgs {
  /** AWS's id of the meeting. */
  readonly meetingId: pulumi.Input<string>;
  /** As in {@link LookupArgs}. */
  readonly region?: pulumi.Input<string | undefined>;
}

const WHEN_GONE = {
  why: "the meeting has ended, or was made in another region",
  advice: "Look up a meeting that is active, with the `region` that made it.",
};

const check = createCheck({
  resource: "a look-up",
  rules: [{ path: "meetingId", ...MEETING_ID_RULE, required: true }, REGION_RULE],
  crossRules: [],
});

/** Look-ups run in the program's own process: a dynamic provider has no functions that the engine could call. */
const chimeFor = createChimeClients(systemTimer, stackSettings);

/** The settings of the stack. The provider's process logs those without effect. */
function stackSettings() {
  return settingsFrom((key) => {
    const [namespace = "", name = ""] = key.split(":");
    return new pulumi.Config(namespace).get(name);
  });
}

/** Asks the service; in unit tests with mocks, their `call` under `token` instead, as for the functions of every provider. */
export async function lookUp<T>(
  token: string,
  args: LookupArgs,
  ask: (chime: ChimeApi, meetingId: string) => Promise<T>,
): Promise<T> {
  if (isMocked()) return pulumi.runtime.invoke(token, { ...args });
  refuseWrong(args);
  const region = args.region ?? configuredRegion();
  const chime = chimeFor(region);
  return ask(chime, args.meetingId).catch(async (error) => {
    const asked = await regionAsked(chime, region);
    const attempt = { purpose: "look up meeting", room: args.meetingId, region: asked, whenGone: WHEN_GONE };
    // Without the cause: the AWS SDK's errors hold the response with its sockets.
    throw programError(explain(error, attempt).message);
  });
}

function refuseWrong(args: LookupArgs): void {
  const { failures } = check({ ...args });
  if (failures.length === 0) return;
  const reasons = failures.map(({ property, reason }) => `${property} ${reason}`).join("; ");
  throw programError(
    `Cannot look up a meeting: ${reasons}. Pass a meeting id, such as the \`meetingId\` output of a Meeting, and the \`region\` that ` +
      "made the meeting.",
  );
}
