/*
 * The dynamic provider of MeetingAttendee. The rules of meetingProvider.ts apply: the module object is
 * the provider, each function captures nothing, and states contain "pulumi-chime-sdk-meetings/attendee" and these names.
 *
 * No logic, no constants, no imports: they would be copied into states.
 */
// biome-ignore-all lint/suspicious/noExplicitAny: the shapes at Pulumi's edge are those of pulumi.dynamic.ResourceProvider.

export function configure(request: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.configure(request);
}

export function check(olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.check(olds, news);
}

export function diff(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.diff(id, olds, news);
}

export function create(inputs: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.create(inputs);
}

export function read(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.read(id, olds);
}

export function update(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.update(id, olds, news);
}

// `delete` cannot name a function of its own, but it can name an export.
function deleteAttendee(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").attendee.delete(id, olds);
}

export { deleteAttendee as delete };
