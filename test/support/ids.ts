/** Ids in AWS's form, of nothing that exists. */
export const MEETING_ID = "0a1b2c3d-2222-4222-8333-0123456f2713";
export const OTHER_MEETING_ID = "0a1b2c3d-3333-4222-8333-0123456f2713";
export const ATTENDEE_ID = "9f8e7d6c-5b4a-3928-1706-000000000001";
