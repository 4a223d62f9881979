import { findResource } from "./find";
import type { Operation } from "./operation";
import type { ResourceRequest } from "./requests";
import { type Tag, toTags } from "./wire";

export const listTagsForResource: Operation<ResourceRequest, { Tags: Tag[] }> = (input, call) => ({
  Tags: toTags(findResource(call, input.ResourceARN).tags),
});
