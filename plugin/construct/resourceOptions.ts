import * as pulumi from "@pulumi/pulumi";
import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb.js";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { hookBindingFromProto } from "./sdkInternals";

/** The options that the program gives to the component. Those of its resources follow from them by `parent`. */
export function resourceOptionsOf(request: ConstructRequest): pulumi.ComponentResourceOptions {
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  const providers = request.getProvidersMap().toArray();
  return {
    ...(parent ? { parent: referTo(parent) } : {}),
    ...(deletedWith ? { deletedWith: referTo(deletedWith) } : {}),
    ...(request.hasProtect() ? { protect: request.getProtect() === true } : {}),
    ...(request.hasRetainondelete() ? { retainOnDelete: request.getRetainondelete() === true } : {}),
    ...timeoutsOf(request),
    ...hooksOf(request),
    providers: Object.fromEntries(
      providers.map(([name, reference]) => [name, new pulumi.DependencyProviderResource(reference)]),
    ),
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map(referTo),
    replaceWith: request.getReplaceWithList().map(referTo),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
  };
}

function referTo(urn: string): pulumi.Resource {
  return new pulumi.DependencyResource(urn);
}

function timeoutsOf(request: ConstructRequest): Pick<pulumi.ResourceOptions, "customTimeouts"> {
  const declared = request.getCustomtimeouts();
  const [create, update, remove] = [declared?.getCreate(), declared?.getUpdate(), declared?.getDelete()];
  const timeouts = { ...(create && { create }), ...(update && { update }), ...(remove && { delete: remove }) };
  return Object.keys(timeouts).length === 0 ? {} : { customTimeouts: timeouts };
}

function hooksOf(request: ConstructRequest): Pick<pulumi.ResourceOptions, "hooks"> {
  const hooks = hookBindingFromProto(request.getResourceHooks());
  return hooks === undefined ? {} : { hooks };
}

function aliasOf(message: AliasMessage): pulumi.URN | pulumi.Alias {
  const spec = message.getSpec();
  if (spec === undefined) return message.getUrn();
  const [name, type, stack, project] = [spec.getName(), spec.getType(), spec.getStack(), spec.getProject()];
  return {
    ...(name && { name }),
    ...(type && { type }),
    ...(stack && { stack }),
    ...(project && { project }),
    ...(spec.hasParenturn() ? { parent: spec.getParenturn() } : {}),
    // Pulumi's `rootStackResource`, which is undefined: an alias without a parent.
    ...(spec.hasNoparent() && spec.getNoparent() ? { parent: pulumi.rootStackResource } : {}),
  };
}
