import type { ChimeApi } from "../aws/chimeApi";
import { toTagList } from "../chime/meetings";

type Tags = Record<string, string>;

/** Calls TagResource for new and changed tags, and UntagResource for removed ones. */
export async function updateTags(chime: ChimeApi, meetingArn: string, olds: Tags, news: Tags): Promise<void> {
  const set = Object.entries(news).filter(([key, value]) => olds[key] !== value);
  const removed = Object.keys(olds).filter((key) => !(key in news));
  // Tags are removed first, so that a meeting with 50 tags never exceeds that limit in between.
  if (removed.length > 0) await chime.untagResource({ ResourceARN: meetingArn, TagKeys: removed });
  if (set.length > 0) await chime.tagResource({ ResourceARN: meetingArn, Tags: toTagList(Object.fromEntries(set)) });
}
