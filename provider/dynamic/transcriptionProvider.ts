/*
 * The dynamic provider of MeetingTranscription. The rules of meetingProvider.ts apply: the module object is
 * the provider, each function captures nothing, and states contain "pulumi-chime-sdk-meetings/transcription" and these names.
 *
 * No logic, no constants, no imports: they would be copied into states.
 */
// biome-ignore-all lint/suspicious/noExplicitAny: the shapes at Pulumi's edge are those of pulumi.dynamic.ResourceProvider.

export function configure(request: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.configure(request);
}

export function check(olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.check(olds, news);
}

export function diff(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.diff(id, olds, news);
}

export function create(inputs: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.create(inputs);
}

export function read(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.read(id, olds);
}

export function update(id: any, olds: any, news: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.update(id, olds, news);
}

// `delete` cannot name a function of its own, but it can name an export.
function deleteTranscription(id: any, olds: any): any {
  return require("pulumi-chime-sdk-meetings/runtime").transcription.delete(id, olds);
}

export { deleteTranscription as delete };
