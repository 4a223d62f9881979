import { findResource } from "./find";
import type { Operation } from "./operation";
import type { UntagResourceRequest } from "./requests";
import type { Nothing } from "./wire";

/** Succeeds for keys that the resource does not have, too (API reference, UntagResource). */
export const untagResource: Operation<UntagResourceRequest, Nothing> = (input, call) => {
  const meeting = findResource(call, input.ResourceARN);
  if (input.TagKeys.some((key) => meeting.tags.has(key))) call.store.touch(meeting);
  for (const key of input.TagKeys) meeting.tags.delete(key);
  return undefined;
};
