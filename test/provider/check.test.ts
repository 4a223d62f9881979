import { expect } from "chai";
import { UNKNOWN } from "../../provider/core/unknown";
import { check } from "../../provider/meeting/check";
import { ALL_CAPABILITIES, attendee, fullyPopulatedInputs, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";

/** One broken argument a row: what is set, where the failure must be, and words that its reason must hold. */
type Row = readonly [title: string, overrides: Record<string, unknown>, property: string, reason: RegExp];

const one = (externalUserId: unknown, capabilities?: unknown) => ({
  attendees: [{ externalUserId, ...(capabilities ? { capabilities } : {}) }],
});
const features = (meetingFeatures: unknown) => ({ meetingFeatures });
const users = (count: number) => Array.from({ length: count }, (_, index) => attendee(`user-${index}`));

const REFUSED: readonly Row[] = [
  ["no externalMeetingId", { externalMeetingId: undefined }, "externalMeetingId", /is required/],
  ["null as externalMeetingId", { externalMeetingId: null }, "externalMeetingId", /is required/],
  ["a short externalMeetingId", { externalMeetingId: "x" }, "externalMeetingId", /2 to 64 characters, got 1/],
  [
    "a long externalMeetingId",
    { externalMeetingId: "x".repeat(65) },
    "externalMeetingId",
    /2 to 64 characters, got 65/,
  ],
  ["a character outside the pattern", { externalMeetingId: "a*b" }, "externalMeetingId", /must match .*got "a\*b"/],
  [
    "a number as externalMeetingId",
    { externalMeetingId: 12 },
    "externalMeetingId",
    /must be a string, got the number 12/,
  ],
  ["AWS's prefix in an externalMeetingId", { externalMeetingId: "AWS:room" }, "externalMeetingId", /"aws:"/],
  ["no mediaRegion", { mediaRegion: undefined }, "mediaRegion", /is required/],
  ["a short mediaRegion", { mediaRegion: "e" }, "mediaRegion", /2 to 64 characters/],
  ["no attendees", { attendees: undefined }, "attendees", /is required/],
  ["an empty list of attendees", { attendees: [] }, "attendees", /1 to 250 elements, got 0/],
  ["251 attendees", { attendees: users(251) }, "attendees", /1 to 250 elements, got 251/],
  ["attendees that are no list", { attendees: "alice" }, "attendees", /must be a list, got the string alice/],
  ["an attendee that is no object", { attendees: ["alice"] }, "attendees[0]", /must be an object/],
  ["no externalUserId", one(undefined), "attendees[0].externalUserId", /is required/],
  ["a short externalUserId", one("x"), "attendees[0].externalUserId", /2 to 64 characters/],
  ["AWS's prefix in an externalUserId", one("aws:me"), "attendees[0].externalUserId", /"aws:"/],
  [
    "no audio in capabilities",
    one("al", { video: "None", content: "None" }),
    "attendees[0].capabilities.audio",
    /required/,
  ],
  [
    "no video in capabilities",
    one("al", { audio: "None", content: "None" }),
    "attendees[0].capabilities.video",
    /required/,
  ],
  [
    "no content in capabilities",
    one("al", { audio: "None", video: "None" }),
    "attendees[0].capabilities.content",
    /required/,
  ],
  [
    "an unknown capability",
    one("al", { ...VIEW_ONLY, video: "View" }),
    "attendees[0].capabilities.video",
    /SendReceive, Send, Receive, None, got "View"/,
  ],
  ["capabilities that are no object", one("al", "all"), "attendees[0].capabilities", /must be an object/],
  [
    "a misspelt capability",
    one("al", { ...VIEW_ONLY, vidoe: "None" }),
    "attendees[0].capabilities.vidoe",
    /not a property.*audio, video, content/,
  ],
  [
    "a misspelt argument",
    { externalMeetingID: "x" },
    "externalMeetingID",
    /not a property of a Meeting.*externalMeetingId/,
  ],
  ["a short clientRequestToken", { clientRequestToken: "x" }, "clientRequestToken", /2 to 64 characters/],
  ["a blank in a clientRequestToken", { clientRequestToken: "a b" }, "clientRequestToken", /must match/],
  ["a short meetingHostId", { meetingHostId: "x" }, "meetingHostId", /2 to 64 characters/],
  ["features that are no object", features("HD"), "meetingFeatures", /must be an object/],
  [
    "an unknown echoReduction",
    features({ audio: { echoReduction: "ON" } }),
    "meetingFeatures.audio.echoReduction",
    /AVAILABLE, UNAVAILABLE/,
  ],
  [
    "an unknown video resolution",
    features({ video: { maxResolution: "UHD" } }),
    "meetingFeatures.video.maxResolution",
    /None, HD, FHD/,
  ],
  [
    "an unknown content resolution",
    features({ content: { maxResolution: "HD" } }),
    "meetingFeatures.content.maxResolution",
    /None, FHD, UHD/,
  ],
  ["a maxCount of 0", features({ attendee: { maxCount: 0 } }), "meetingFeatures.attendee.maxCount", /1 to 250, got 0/],
  [
    "a maxCount of 251",
    features({ attendee: { maxCount: 251 } }),
    "meetingFeatures.attendee.maxCount",
    /1 to 250, got 251/,
  ],
  ["half a maxCount", features({ attendee: { maxCount: 1.5 } }), "meetingFeatures.attendee.maxCount", /whole number/],
  ["a misspelt feature", features({ vidio: {} }), "meetingFeatures.vidio", /audio, video, content, attendee/],
  [
    "an ARN that is none",
    { notificationsConfiguration: { sqsQueueArn: "queue" } },
    "notificationsConfiguration.sqsQueueArn",
    /must match/,
  ],
  [
    "a blank in an ARN",
    { notificationsConfiguration: { snsTopicArn: "arn:a b" } },
    "notificationsConfiguration.snsTopicArn",
    /must match/,
  ],
  [
    "a star in an ARN",
    { notificationsConfiguration: { lambdaFunctionArn: "arn:*" } },
    "notificationsConfiguration.lambdaFunctionArn",
    /must match/,
  ],
  ["a short primaryMeetingId", { primaryMeetingId: "x" }, "primaryMeetingId", /2 to 64 characters/],
  ["no tenant in tenantIds", { tenantIds: [] }, "tenantIds", /1 to 5 elements, got 0/],
  ["six tenants", { tenantIds: ["t1", "t2", "t3", "t4", "t5", "t6"] }, "tenantIds", /1 to 5 elements, got 6/],
  ["a short tenant", { tenantIds: ["ok", "x"] }, "tenantIds[1]", /2 to 256 characters/],
  ["a character four times in a tenant", { tenantIds: ["aaaa"] }, "tenantIds[0]", /must match/],
  [
    "51 tags",
    { tags: Object.fromEntries(users(51).map((_, index) => [`k${index}`, "v"])) },
    "tags",
    /0 to 50 entries, got 51/,
  ],
  ["a long tag key", { tags: { ["k".repeat(129)]: "v" } }, "tags", /key that must have 1 to 128 characters/],
  ["a blank in a tag key", { tags: { "a b": "v" } }, "tags", /key that must match/],
  ["AWS's prefix in a tag key", { tags: { "aws:x": "v" } }, "tags", /key that must not begin with "aws:"/],
  ["a long tag value", { tags: { key: "v".repeat(257) } }, "tags.key", /0 to 256 characters, got 257/],
  ["a character outside the pattern of tag values", { tags: { key: "50%" } }, "tags.key", /must match/],
  ["a number as tag value", { tags: { key: 1 } }, "tags.key", /must be a string/],
  [
    "an unknown network type",
    { mediaPlacementNetworkType: "Ipv6" },
    "mediaPlacementNetworkType",
    /Ipv4Only, DualStack/,
  ],
  ["a replaceAfter that is no duration", { replaceAfter: "soon" }, "replaceAfter", /duration.*got "soon"/],
  ["a replaceAfter without a unit", { replaceAfter: "100" }, "replaceAfter", /duration/],
  ["a replaceAfter of nothing", { replaceAfter: "0h" }, "replaceAfter", /duration/],
  ["a replaceAfter past 24 hours", { replaceAfter: "P2D" }, "replaceAfter", /24 hours/],
  ["a region that is no host name", { region: "US East" }, "region", /must match/],
  [
    "one externalUserId twice",
    { attendees: [attendee("al"), attendee("bo"), attendee("al")] },
    "attendees[2].externalUserId",
    /unique.*attendees\[0\]/,
  ],
  [
    "video in a meeting without",
    { ...features({ video: { maxResolution: "None" } }), ...one("al", { ...VIEW_ONLY, content: "None" }) },
    "attendees[0].capabilities.video",
    /must be None/,
  ],
  [
    "content in a meeting without",
    { ...features({ content: { maxResolution: "None" } }), ...one("al", { ...ALL_CAPABILITIES, content: "Send" }) },
    "attendees[0].capabilities.content",
    /must be None/,
  ],
  [
    "content received without video",
    one("al", { audio: "None", video: "Send", content: "Receive" }),
    "attendees[0].capabilities.content",
    /only where video is/,
  ],
  [
    "more attendees than maxCount",
    features({ attendee: { maxCount: 1 } }),
    "attendees",
    /not be more than .*\(1\), got 2/,
  ],
  [
    "over 25 in high definition",
    features({ video: { maxResolution: "FHD" }, attendee: { maxCount: 26 } }),
    "meetingFeatures.attendee.maxCount",
    /at most 25/,
  ],
];

const ACCEPTED: readonly (readonly [title: string, overrides: Record<string, unknown>])[] = [
  ["the shortest names", { externalMeetingId: "ab", ...one("ab") }],
  ["names of 64 characters", { externalMeetingId: "x".repeat(64), ...one("y".repeat(64)) }],
  ["every character that AWS documents", { externalMeetingId: "-_&@+=,(){}[]/«».:|'\"# Äÿ 9" }],
  ["250 attendees", { attendees: users(250) }],
  ["a media region that is not known yet to anybody", { mediaRegion: "mars-1" }],
  ["no tags", { tags: {} }],
  ["an empty notificationsConfiguration", { notificationsConfiguration: {} }],
  ["received video without content", one("al", { audio: "None", video: "Receive", content: "None" })],
  ["content sent without video", one("al", { audio: "None", video: "None", content: "Send" })],
  ["durations as ISO 8601", { replaceAfter: "PT90M" }],
  ["high definition without maxCount", features({ video: { maxResolution: "FHD" } })],
  ["triggers of any shape", { triggers: [1, { deep: ["x"] }, true] }],
];

const UNKNOWNS: readonly (readonly [title: string, overrides: Record<string, unknown>])[] = [
  ["a whole property", { externalMeetingId: UNKNOWN }],
  ["the list of attendees", { attendees: UNKNOWN }],
  ["one attendee", { attendees: [UNKNOWN, attendee("bob")] }],
  ["two externalUserIds", { attendees: [attendee(UNKNOWN), attendee(UNKNOWN)] }],
  ["one capability", one("al", { audio: "None", video: UNKNOWN, content: "Receive" })],
  ["the features", features(UNKNOWN)],
  ["one feature", features({ video: UNKNOWN, attendee: { maxCount: UNKNOWN } })],
  ["a tag's value", { tags: { key: UNKNOWN } }],
  ["the tags", { tags: UNKNOWN }],
  ["an ARN", { notificationsConfiguration: { sqsQueueArn: UNKNOWN } }],
  ["a tenant", { tenantIds: [UNKNOWN] }],
  ["replaceAfter", { replaceAfter: UNKNOWN }],
];

describe("check", () => {
  for (const [title, overrides, property, reason] of REFUSED) {
    it(`refuses ${title}`, () => {
      const { failures } = check(meetingInputs(overrides));
      expect(failures.map((failure) => failure.property)).to.deep.equal([property]);
      expect(failures[0]?.reason).to.match(reason);
    });
  }

  for (const [title, overrides] of ACCEPTED) {
    it(`accepts ${title}`, () => {
      expect(check(meetingInputs(overrides)).failures).to.deep.equal([]);
    });
  }

  for (const [title, overrides] of UNKNOWNS) {
    it(`passes ${title} while not known`, () => {
      expect(check(meetingInputs(overrides)).failures).to.deep.equal([]);
    });
  }

  it("accepts every argument at once and hands all of them on", () => {
    const inputs = fullyPopulatedInputs();
    expect(check(inputs)).to.deep.equal({ inputs, failures: [] });
  });

  it("tells every failure at once", () => {
    const { failures } = check({
      externalMeetingId: "x",
      attendees: [{ externalUserId: "aws:a" }, { externalUserId: "bo", capabilities: { audio: "On" } }],
      tags: { "a b": "v" },
      replaceAfter: "soon",
    });
    expect(failures.map(({ property }) => property)).to.have.members([
      "externalMeetingId",
      "mediaRegion",
      "attendees[0].externalUserId",
      "attendees[1].capabilities.audio",
      "attendees[1].capabilities.video",
      "attendees[1].capabilities.content",
      "tags",
      "replaceAfter",
    ]);
  });

  it("counts characters, not UTF-16 units", () => {
    expect(check(meetingInputs({ mediaRegion: "🙂".repeat(64) })).failures).to.deep.equal([]);
  });

  it("drops what is null, as Pulumi does", () => {
    expect(check(meetingInputs({ tags: null, meetingFeatures: { audio: null } })).inputs).to.deep.equal(
      meetingInputs({ meetingFeatures: {} }),
    );
  });
});
