import { expect } from "chai";
import { UNKNOWN } from "../../../provider/core/rules/unknown";
import { check, TRANSCRIPTION_SCHEMA } from "../../../provider/core/transcription/schema";
import { facts } from "../../support/facts";
import { MEETING_ID } from "../../support/ids";

const TRANSCRIBE = "transcriptionConfiguration.engineTranscribeSettings";
const MEDICAL = "transcriptionConfiguration.engineTranscribeMedicalSettings";
const MEDICAL_SETTINGS = { languageCode: "en-US", specialty: "CARDIOLOGY", type: "DICTATION" };

const transcribe = (engineTranscribeSettings: unknown) => ({
  meetingId: MEETING_ID,
  transcriptionConfiguration: { engineTranscribeSettings },
});
const medical = (engineTranscribeMedicalSettings: unknown) => ({
  meetingId: MEETING_ID,
  transcriptionConfiguration: { engineTranscribeMedicalSettings },
});

/** Right arguments; together they hold every setting there is. */
const ACCEPTED: Readonly<Record<string, Record<string, unknown>>> = {
  "a language": {
    ...transcribe({
      languageCode: "de-DE",
      vocabularyFilterMethod: "mask",
      vocabularyFilterName: "filter",
      vocabularyName: "names",
      region: "auto",
      enablePartialResultsStabilization: true,
      partialResultsStability: "high",
      contentRedactionType: "PII",
      piiEntityTypes: "NAME, EMAIL",
      languageModelName: "model-1",
    }),
    region: "us-east-1",
  },
  "a language to be found": transcribe({
    identifyLanguage: true,
    languageOptions: "en-US,de-DE",
    preferredLanguage: "de-DE",
    vocabularyNames: "one,two",
    vocabularyFilterNames: "three",
    contentIdentificationType: "PII",
  }),
  "medical speech": medical({
    ...MEDICAL_SETTINGS,
    vocabularyName: "drugs",
    region: "us-east-1",
    contentIdentificationType: "PHI",
  }),
};

/** One broken argument a row: the arguments, where the failure must be, and words that its reason must hold. */
type Row = readonly [title: string, args: Record<string, unknown>, property: string, reason: RegExp];

const REFUSED: readonly Row[] = [
  ["no meetingId", { ...transcribe({ languageCode: "en-US" }), meetingId: undefined }, "meetingId", /is required/],
  ["no configuration", { meetingId: MEETING_ID }, "transcriptionConfiguration", /is required/],
  ["no engine", { ...medical({}), transcriptionConfiguration: {} }, "transcriptionConfiguration", /got neither/],
  [
    "two engines",
    {
      meetingId: MEETING_ID,
      transcriptionConfiguration: {
        engineTranscribeSettings: { languageCode: "en-US" },
        engineTranscribeMedicalSettings: MEDICAL_SETTINGS,
      },
    },
    "transcriptionConfiguration",
    /got both/,
  ],
  ["no language", transcribe({}), `${TRANSCRIBE}.languageCode`, /is required where identifyLanguage is not true/],
  ["an unknown language", transcribe({ languageCode: "tlh" }), `${TRANSCRIBE}.languageCode`, /must be one of .*de-DE/],
  ["a misspelt setting", transcribe({ languageCode: "en-US", lang: 1 }), `${TRANSCRIBE}.lang`, /not a property/],
  [
    "both kinds of PII",
    transcribe({ languageCode: "en-US", contentRedactionType: "PII", contentIdentificationType: "PII" }),
    `${TRANSCRIBE}.contentRedactionType`,
    /cannot be combined with contentIdentificationType/,
  ],
  [
    "PII entities alone",
    transcribe({ languageCode: "en-US", piiEntityTypes: "NAME" }),
    `${TRANSCRIBE}.piiEntityTypes`,
    /needs contentIdentificationType or contentRedactionType/,
  ],
  [
    "languageOptions alone",
    transcribe({ languageCode: "en-US", languageOptions: "en-US,de-DE" }),
    `${TRANSCRIBE}.languageOptions`,
    /needs identifyLanguage/,
  ],
  [
    "preferredLanguage without options",
    transcribe({ identifyLanguage: true, preferredLanguage: "de-DE" }),
    `${TRANSCRIBE}.preferredLanguage`,
    /needs languageOptions/,
  ],
  [
    "preferredLanguage without identifyLanguage",
    transcribe({
      languageCode: "en-US",
      preferredLanguage: "de-DE",
      languageOptions: UNKNOWN,
      identifyLanguage: false,
    }),
    `${TRANSCRIBE}.preferredLanguage`,
    /needs identifyLanguage/,
  ],
  [
    "a preferredLanguage that is no option",
    transcribe({ identifyLanguage: true, languageOptions: "en-US,de-DE", preferredLanguage: "fr-FR" }),
    `${TRANSCRIBE}.preferredLanguage`,
    /must be one of languageOptions$/,
  ],
  [
    "one language option",
    transcribe({ identifyLanguage: true, languageOptions: "en-US" }),
    `${TRANSCRIBE}.languageOptions`,
    /two or more/,
  ],
  [
    "two dialects",
    transcribe({ identifyLanguage: true, languageOptions: "en-US,en-GB" }),
    `${TRANSCRIBE}.languageOptions`,
    /no two of the same language/,
  ],
  ...["vocabularyNames", "vocabularyFilterNames"].map(
    (name): Row => [
      `${name} without identifyLanguage`,
      transcribe({ languageCode: "en-US", [name]: "one,two" }),
      `${TRANSCRIBE}.${name}`,
      /needs identifyLanguage/,
    ],
  ),
  ...Object.entries({
    languageModelName: "model",
    contentRedactionType: "PII",
    vocabularyName: "one",
    vocabularyFilterName: "one",
  }).map(
    ([name, value]): Row => [
      `identifyLanguage with ${name}`,
      transcribe({ identifyLanguage: true, [name]: value }),
      `${TRANSCRIBE}.identifyLanguage`,
      new RegExp(`cannot be combined with ${name}`),
    ],
  ),
  ["no specialty", medical({ ...MEDICAL_SETTINGS, specialty: undefined }), `${MEDICAL}.specialty`, /is required/],
  ["another specialty", medical({ ...MEDICAL_SETTINGS, specialty: "LAW" }), `${MEDICAL}.specialty`, /must be one of/],
];

describe("check of a MeetingTranscription", () => {
  for (const [title, args] of Object.entries(ACCEPTED)) {
    it(`takes ${title}`, () => {
      expect(check(args)).to.deep.equal({ inputs: args, failures: [] });
    });
  }

  it("has rules for every setting of the service model, and for no other", () => {
    for (const engine of ["EngineTranscribeSettings", "EngineTranscribeMedicalSettings"] as const) {
      const prefix = `transcriptionConfiguration.${engine.charAt(0).toLowerCase()}${engine.slice(1)}.`;
      const rules = TRANSCRIPTION_SCHEMA.filter(({ path }) => path.startsWith(prefix));
      const names = rules.map(({ path }) => path.slice(prefix.length));
      const members = Object.entries(facts.shapes[engine]?.members ?? {});
      expect(names).to.have.members(members.map(([name]) => name.charAt(0).toLowerCase() + name.slice(1)));
      for (const [name, { shape }] of members) {
        const { min, max, enum: values } = facts.shapes[shape] ?? {};
        const rule = rules.find(({ path }) => path.toLowerCase() === (prefix + name).toLowerCase());
        expect(rule?.oneOf ?? [], name).to.have.members(values ?? []);
        if (max !== undefined) expect(rule?.bounds, name).to.deep.equal([min ?? 0, max]);
      }
    }
  });

  it("accepts unknown values", () => {
    const unknown = [
      { meetingId: UNKNOWN, transcriptionConfiguration: UNKNOWN },
      transcribe(UNKNOWN),
      transcribe({ languageCode: UNKNOWN }),
      transcribe({ identifyLanguage: UNKNOWN, languageOptions: "en-US,de-DE", vocabularyName: "one" }),
      transcribe({ identifyLanguage: true, languageOptions: UNKNOWN, preferredLanguage: "de-DE" }),
    ];
    for (const args of unknown) expect(check(args).failures).to.deep.equal([]);
  });

  for (const [title, args, property, reason] of REFUSED) {
    it(`refuses ${title}`, () => {
      const { failures } = check(args);
      expect(failures.map((failure) => failure.property)).to.deep.equal([property]);
      expect(failures[0]?.reason).to.match(reason);
    });
  }
});
