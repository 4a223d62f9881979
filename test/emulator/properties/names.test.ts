import { expect } from "chai";
import fc from "fast-check";
import { findViolations } from "../../../emulator/constraints/findViolations";
import { sampleOf } from "../model/brokenRequests";
import { modelShape } from "../model/model";

/** The characters that the API reference lists for external ids, one by one instead of as a pattern. */
const NAME_CHARACTERS = new Set("-_&@+=,(){}[]/«».:|'\"#");
const ACCENTED_LETTER = { from: "À", to: "ÿ" };

const nearlyNames = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aZ0-_&@+=,(){}[]/«».:|'\"#Àÿ×÷ \t*;€😀".split("")), maxLength: 70 }),
  fc.string({ unit: "grapheme", maxLength: 70 }),
  fc.tuple(fc.mixedCase(fc.constant("aws:")), fc.string({ maxLength: 10 })).map(([prefix, rest]) => prefix + rest),
);

describe("any text", () => {
  it("is an ExternalMeetingId if and only if its length and each of its characters are allowed", () => {
    fc.assert(
      fc.property(nearlyNames, (text) => {
        expect(isRefused("CreateMeetingRequest", "ExternalMeetingId", text)).to.equal(!isExternalName(text));
      }),
    );
  });

  for (const [structure, member, shapeName] of [
    ["Tag", "Value", "TagValue"],
    ["CreateMeetingRequest", "ClientRequestToken", "ClientRequestToken"],
    ["NotificationsConfiguration", "SqsQueueArn", "Arn"],
  ] as const) {
    it(`fits ${shapeName} if and only if the service model says so`, () => {
      const { min = 0, max = 0, pattern = "" } = modelShape(shapeName);
      const whole = new RegExp(`^(?:${pattern})$`);
      fc.assert(
        fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.stringMatching(whole)), (text) => {
          const length = [...text].length;
          const isValid = length >= min && length <= max && whole.test(text);
          expect(isRefused(structure, member, text)).to.equal(!isValid);
        }),
      );
    });
  }

  it("is a tenant id only without one character four times in a row", () => {
    const nearlyTenants = fc.string({ unit: fc.constantFrom("a", "b", "_"), minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(nearlyTenants, (text) => {
        const isValid = !["aaaa", "bbbb", "____"].some((repetition) => text.includes(repetition));
        expect(isRefused("CreateMeetingRequest", "TenantIds", [text])).to.equal(!isValid);
      }),
    );
  });
});

function isRefused(structure: string, member: string, value: unknown): boolean {
  return findViolations(structure, { ...(sampleOf(structure) as object), [member]: value }).length > 0;
}

function isExternalName(text: string): boolean {
  const characters = [...text];
  if (characters.length < 2 || characters.length > 64 || text.toLowerCase().startsWith("aws:")) return false;
  return characters.every(
    (character) =>
      /^[a-zA-Z0-9\s]$/.test(character) ||
      NAME_CHARACTERS.has(character) ||
      (character >= ACCENTED_LETTER.from && character <= ACCENTED_LETTER.to && character.length === 1),
  );
}
