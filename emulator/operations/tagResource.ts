import { ServiceError } from "../errors";
import { findResource } from "./find";
import type { Operation } from "./operation";
import type { TagResourceRequest } from "./requests";
import type { Nothing } from "./wire";

/** The most tags that a resource can hold, which is also the most that one request can name (service model, TagList). */
const MOST_TAGS = 50;

export const tagResource: Operation<TagResourceRequest, Nothing> = (input, call) => {
  const meeting = findResource(call, input.ResourceARN);
  const keys = new Set([...meeting.tags.keys(), ...input.Tags.map(({ Key }) => Key)]);
  if (keys.size > MOST_TAGS) {
    throw new ServiceError(
      "TooManyTagsException",
      `A resource can have ${MOST_TAGS} tags; this request would make it ${keys.size}.`,
      { resourceName: input.ResourceARN },
    );
  }
  call.store.touch(meeting);
  for (const { Key, Value } of input.Tags) meeting.tags.set(Key, Value);
  return undefined;
};
