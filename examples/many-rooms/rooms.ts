/** A row of the table. */
export interface Room {
  /** Where AWS hosts the media: near to the people. */
  readonly mediaRegion: string;
  readonly people: readonly string[];
}

/**
 * The rooms by name. The name is also the name of the Pulumi resource, so never use a row's number: then a row that goes would
 * replace the rooms of all rows below it.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  algebra: { mediaRegion: "eu-central-1", people: ["emmy", "bartel"] },
  astronomy: { mediaRegion: "us-west-2", people: ["vera", "kent"] },
  biology: { mediaRegion: "eu-west-2", people: ["rosalind", "raymond"] },
  chemistry: { mediaRegion: "eu-central-1", people: ["marie", "pierre"] },
  computing: { mediaRegion: "eu-west-2", people: ["ada", "charles"] },
  geology: { mediaRegion: "eu-north-1", people: ["inge", "harold"] },
  logic: { mediaRegion: "eu-central-1", people: ["kurt", "olga"] },
  physics: { mediaRegion: "us-east-1", people: ["lise", "otto"] },
};
