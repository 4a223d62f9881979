/** What to say where the meeting that something belongs to is not there: this stack may or may not be the one that made it. */
export const MEETING_OF_OTHERS = {
  why: "the meeting has ended, or was made in another region",
  advice:
    "Run `pulumi up --refresh`, which creates a meeting of this stack anew; one of another stack has to be brought back there. " +
    "`region` must be the one that made it.",
} as const;
