/** What SQS hands to a function, as far as it is read. */
export interface QueueBatch {
  readonly Records: readonly { readonly body: string }[];
}

/** Writes a line for each event of a meeting. Events may come late, twice or out of order. */
export async function consume({ Records }: QueueBatch): Promise<void> {
  for (const { body } of Records) {
    const { detail } = JSON.parse(body);
    const at = new Date(Number(detail.timestamp)).toISOString();
    console.log(`${at} ${detail.eventType} in ${detail.externalMeetingId ?? detail.meetingId}`);
  }
}
