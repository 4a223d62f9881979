/*
 * The dynamic provider: the shell that the engine's host loads. It is special in three ways.
 *
 * 1. The module object itself is the provider (`import provider = require("./meetingProvider")`). Pulumi writes a provider into
 *    each resource's state as text, and the text of a module under node_modules is one short `require`, the same in every version.
 * 2. For a linked copy of the package, Pulumi serializes the functions instead. So each captures nothing, and requires the
 *    package by its name, which the host resolves from the program's folder.
 * 3. States contain "pulumi-chime-sdk-meetings/meeting" and, from linked copies, "pulumi-chime-sdk-meetings/runtime",
 *    with the names of the methods called here. Never rename them.
 *
 * No logic, no constants, no imports: they would be copied into states.
 */
// biome-ignore-all lint/suspicious/noExplicitAny: the shapes at Pulumi's edge are those of pulumi.dynamic.ResourceProvider.

export function configure(request: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.configure(request);
}

export function check(olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.check(olds, news);
}

export function diff(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.diff(id, olds, news);
}

export function create(inputs: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.create(inputs);
}

export function read(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.read(id, olds);
}

export function update(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.update(id, olds, news);
}

// `delete` cannot name a function of its own, but it can name an export.
function deleteMeeting(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").meeting.delete(id, olds);
}

export { deleteMeeting as delete };
