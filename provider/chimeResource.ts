import * as pulumi from "@pulumi/pulumi";
import { writableProvider } from "./writing/writableProvider";

/** Pulumi's own switch to find promises that are never settled: only then does it show the stacks that it notes. */
const notesAreWanted = process.env["PULUMI_DEBUG_PROMISE_LEAKS"] !== undefined;

/**
 * What every resource of this package is: a dynamic resource that is registered without stack traces.
 *
 * Pulumi notes a stack trace with each of four promises of each output. With the source maps that it looks up for it, that is four
 * fifths of the time that a program with many rooms takes before its first resource is registered. Where a resource stands in
 * the program, Pulumi finds out apart from that, and still does.
 */
export abstract class ChimeResource extends pulumi.dynamic.Resource {
  constructor(
    provider: pulumi.dynamic.ResourceProvider,
    type: "Meeting" | "MeetingAttendee" | "MeetingTranscription",
    name: string,
    members: pulumi.Inputs,
    opts: pulumi.CustomResourceOptions,
  ) {
    const { stackTraceLimit } = Error;
    if (!notesAreWanted) Error.stackTraceLimit = 0;
    try {
      super(writableProvider(provider), name, members, opts, "chime-sdk-meetings", type);
    } catch (error) {
      Error.stackTraceLimit = stackTraceLimit;
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}
