import { ATTENDEE_STORIES } from "./attendeeStories";
import { MEETING_STORIES } from "./meetingStories";
import type { Story } from "./story";
import { TRANSCRIPTION_STORIES } from "./transcriptionStories";

export const STORIES: readonly Story[] = [...MEETING_STORIES, ...ATTENDEE_STORIES, ...TRANSCRIPTION_STORIES];
