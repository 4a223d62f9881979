import * as pulumi from "@pulumi/pulumi";
import type { ChimeApi } from "../core/aws/chimeApi";
import { createChimeClients } from "../core/aws/chimeClients";
import { createTimer } from "../core/aws/pacer";
import { checkLookup, type LookupArgs, lookUpMeeting } from "../core/chime/lookups";
import { programError } from "../program/programError";
import { isMocked } from "./registration";
import { configuredRegion, stackSettings } from "./stackConfiguration";

/** As of Pulumi's SDK, whose versions before 3.142 do not export it. */
export interface InvokeOutputOptions extends pulumi.InvokeOptions {
  /** Resources that have to exist before the function is called. */
  dependsOn?: pulumi.Input<pulumi.Input<pulumi.Resource>[]> | pulumi.Input<pulumi.Resource>;
}

type Plain<Args> = { readonly [Name in keyof Args]: pulumi.Unwrap<Args[Name]> };

/** Look-ups run in the process of the program: a dynamic provider has no functions that the engine can call. */
const chimeFor = createChimeClients(createTimer(), stackSettings);

/** Calls the service. In unit tests, it calls the `call` of Pulumi's mocks with `token` instead, as other packages do. */
export async function lookUp<T>(
  token: string,
  args: LookupArgs,
  find: (chime: ChimeApi, meetingId: string) => Promise<T>,
  opts?: pulumi.InvokeOptions,
): Promise<T> {
  if (isMocked()) return pulumi.runtime.invoke(token, { ...args }, opts);
  validateArgs(args);
  const region = args.region ?? configuredRegion();
  return lookUpMeeting(chimeFor(region), { ...args, region }, find).catch((error: Error) => {
    // Without the cause, since the AWS SDK's errors refer to the response with its sockets.
    throw programError(error.message);
  });
}

/** The arguments of a look-up once they are known, and the resources that it depends on exist. */
export function whenKnown<Args extends object>(args: Args, opts: InvokeOutputOptions = {}): pulumi.Output<Plain<Args>> {
  const dependencies = pulumi.output(opts.dependsOn).apply((resources) => {
    const all = resources === undefined ? [] : [resources].flat();
    return all.map((resource) => ("id" in resource ? resource.id : resource.urn));
  });
  return pulumi.all([args, dependencies] as const).apply(([known]) => known as unknown as Plain<Args>);
}

function validateArgs(args: LookupArgs): void {
  const { failures } = checkLookup({ ...args });
  if (failures.length === 0) return;
  const reasons = failures.map(({ property, reason }) => `${property} ${reason}`).join("; ");
  throw programError(
    `Cannot look up a meeting: ${reasons}. Pass a meeting id, such as the \`meetingId\` output of a Meeting, and the \`region\` that ` +
      "created the meeting.",
  );
}
