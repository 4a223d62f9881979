import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PLAIN_ARGUMENTS } from "../../plugin/construct/standingRoomArguments";
import { schemaText } from "../../plugin/schema/writeSchema";
import { ATTENDEE_SCHEMA } from "../../provider/core/attendee/schema";
import { MEETING_SCHEMA } from "../../provider/core/meeting/schema";
import { TRANSCRIPTION_SCHEMA } from "../../provider/core/transcription/schema";
import { ARGUMENT_RULES } from "../../standing-room/argumentRules";

const COMMITTED = join(__dirname, "..", "..", "..", "plugin", "schema.json");

describe("The schema of the native provider", function () {
  this.timeout(60_000);
  const text = readFileSync(COMMITTED, "utf8");
  const schema = JSON.parse(text);

  it("is the one of the rules and docstrings: after a change, run `npm run schema`", () => {
    expect(text).to.equal(schemaText());
  });

  for (const [name, rules] of Object.entries({
    Meeting: MEETING_SCHEMA,
    MeetingAttendee: ATTENDEE_SCHEMA,
    MeetingTranscription: TRANSCRIPTION_SCHEMA,
  })) {
    it(`has every argument of a ${name}, and requires those that check requires`, () => {
      const { inputProperties, requiredInputs, aliases } = schema.resources[`chime-sdk-meetings:index:${name}`];
      const rows = rules.filter(({ path, internal }) => /^\w+$/.test(path) && !internal);
      expect(Object.keys(inputProperties)).to.have.members(rows.map(({ path }) => path));
      expect(requiredInputs).to.have.members(rows.filter(({ required }) => required).map(({ path }) => path));
      expect(aliases).to.deep.equal([{ type: `pulumi-nodejs:dynamic/chime-sdk-meetings:${name}` }]);
    });
  }

  it("has a StandingRoom with the arguments that its class validates, of which programs pass some as values only", () => {
    const room = schema.resources["chime-sdk-meetings:index:StandingRoom"];
    const rows = ARGUMENT_RULES.filter(({ path }) => /^\w+$/.test(path));
    expect(room).to.include({ isComponent: true });
    expect(Object.keys(room.inputProperties)).to.have.members(rows.map(({ path }) => path));
    expect(room.requiredInputs).to.deep.equal(["rooms"]);
    const plain = Object.entries<{ plain?: boolean }>(room.inputProperties).filter(([, property]) => property.plain);
    expect(plain.map(([name]) => name)).to.have.members(PLAIN_ARGUMENTS);
    const { audience } = schema.types["chime-sdk-meetings:index:Jwt"].properties;
    expect(audience).to.deep.include({ type: "array", items: { type: "string" } });
  });

  it("leaves to `diff` what replaces a resource: an SDK would apply replaceOnChanges to every change", () => {
    expect(text).to.not.contain("replaceOnChanges");
  });

  it("has join tokens as secrets only", () => {
    const { properties } = schema.resources["chime-sdk-meetings:index:Meeting"];
    for (const name of ["attendees", "joinTokens"]) expect(properties[name]).to.include({ secret: true });
    const attendee = schema.resources["chime-sdk-meetings:index:MeetingAttendee"];
    expect(attendee.properties.joinToken).to.include({ secret: true });
  });
});
