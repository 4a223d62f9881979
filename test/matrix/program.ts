/** The kinds of resources in the matrix. */
export const KINDS = ["meeting", "attendeeByMeeting", "attendeeById", "transcription", "replica"] as const;

export type Kind = (typeof KINDS)[number];

/** The provider of the resources: the package's classes, or the plugin. */
export type ProviderKind = "dynamic" | "native";

/**
 * A program with one resource for each operation and kind, and the room that the resource belongs to. Its configuration: `operations`,
 * the names of the operations; `changed`, those whose resources have another argument or option than at first.
 *
 * Plain JavaScript: the language host would compile TypeScript again in each run.
 */
export function matrixProgram(provider: ProviderKind): Readonly<Record<string, string>> {
  return {
    "Pulumi.yaml": "name: matrix\nruntime: nodejs\nmain: index.js\n",
    "index.js": PROGRAM,
    "provider.js": PROVIDERS[provider],
  };
}

/** The classes of the resources. */
const PROVIDERS: Readonly<Record<ProviderKind, string>> = {
  dynamic: 'module.exports = require("pulumi-chime-sdk-meetings");\n',
  native: `
const pulumi = require("@pulumi/pulumi");

/** As the class of a generated SDK: the outputs are members, and each resource says which version of the plugin it needs. */
class Native extends pulumi.CustomResource {
  constructor(type, outputs, name, args, opts) {
    const unknown = Object.fromEntries(outputs.map((output) => [output, undefined]));
    super("chime-sdk-meetings:index:" + type, name, { ...unknown, ...args }, opts);
  }
}

exports.Meeting = class extends Native {
  constructor(name, args, opts) {
    super("Meeting", ["meetingId", "region"], name, args, opts);
  }
};
const ofMeeting = ({ meeting, ...args }) => (meeting ? { ...args, meetingId: meeting.meetingId, region: meeting.region } : args);
exports.MeetingAttendee = class extends Native {
  constructor(name, args, opts) {
    super("MeetingAttendee", [], name, ofMeeting(args), opts);
  }
};
exports.MeetingTranscription = class extends Native {
  constructor(name, args, opts) {
    super("MeetingTranscription", [], name, ofMeeting(args), opts);
  }
};
`,
};

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { Meeting, MeetingAttendee, MeetingTranscription } = require("./provider");

const config = new pulumi.Config();
const changed = config.requireObject("changed");

const EVERYTHING = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };
const VIEW_ONLY = { audio: "Receive", video: "Receive", content: "Receive" };

const roomArgs = (name, isOther) => ({
  externalMeetingId: name,
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob", capabilities: VIEW_ONLY }],
  tags: { team: isOther ? "audio" : "video" },
});
const guestArgs = (isOther) => ({ externalUserId: "guest", capabilities: isOther ? VIEW_ONLY : EVERYTHING });

/** Creates the resource of a kind; \`isOther\` gives it another value of the argument that \`ARGUMENTS\` names. */
const create = {
  meeting: (name, _room, opts, isOther, group) => new Meeting(name, roomArgs(group, isOther), opts),
  replica: (name, room, opts, isOther, group) =>
    new Meeting(name, { ...roomArgs(group, isOther), primaryMeetingId: room.meetingId }, opts),
  attendeeByMeeting: (name, meeting, opts, isOther) =>
    new MeetingAttendee(name, { meeting, ...guestArgs(isOther) }, opts),
  attendeeById: (name, room, opts, isOther) =>
    new MeetingAttendee(name, { meetingId: room.meetingId, region: "us-east-1", ...guestArgs(isOther) }, opts),
  transcription: (name, meeting, opts, isOther) => {
    const engineTranscribeSettings = { languageCode: isOther ? "de-DE" : "en-US" };
    return new MeetingTranscription(name, { meeting, transcriptionConfiguration: { engineTranscribeSettings } }, opts);
  },
};
const ARGUMENTS = {
  meeting: "tags",
  replica: "tags",
  attendeeByMeeting: "capabilities",
  attendeeById: "capabilities",
  transcription: "transcriptionConfiguration",
};

class Group extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("matrix:index:Group", name, {}, opts);
    this.registerOutputs({});
  }
}

const refusals = {};
const version = (isChanged) => (isChanged ? "second" : "first");

/** How each operation declares its resource, before and after the change. Without an entry: as it is, under its name. */
const declarations = {
  replacementTrigger: ({ make, isChanged }) => make({ replacementTrigger: version(isChanged) }),
  replaceWith: ({ make, isChanged, name }) => {
    const other = new Meeting(name + "-other", { ...roomArgs(name + "-other"), triggers: version(isChanged) });
    make({ replaceWith: [other] });
  },
  replaceOnChanges: ({ make, isChanged, argument }) => make({ replaceOnChanges: [argument] }, isChanged),
  deleteBeforeReplace: ({ make, isChanged }) =>
    make({ deleteBeforeReplace: true, replacementTrigger: version(isChanged) }),
  createBeforeDelete: ({ make, isChanged }) =>
    make({ deleteBeforeReplace: false, replacementTrigger: version(isChanged) }),
  ignoreChanges: ({ make, isChanged, argument }) => make({ ignoreChanges: [argument] }, isChanged),
  retainOnDelete: ({ make, isChanged }) => isChanged || make({ retainOnDelete: true }),
  deletedWith: ({ make, isChanged, name, room }) =>
    isChanged || make({ deletedWith: room ?? new Meeting(name + "-other", roomArgs(name + "-other")) }),
  protect: ({ make, isChanged }) => make({ protect: !isChanged }),
  aliasByName: ({ make, isChanged, name }) =>
    isChanged ? make({ aliases: [{ name }] }, false, name + "-renamed") : make({}),
  aliasByParent: ({ make, isChanged, name }) =>
    isChanged ? make({ parent: new Group(name + "-group"), aliases: [{ parent: pulumi.rootStackResource }] }) : make({}),
  component: ({ make, isChanged, name }) => make({ parent: new Group(name + "-group") }, isChanged),
  nestedComponent: ({ make, isChanged, name }) =>
    make({ parent: new Group(name + "-inner", { parent: new Group(name + "-outer") }) }, isChanged),
  dependsOn: ({ make, isChanged, name }) => {
    const other = new Meeting(name + "-other", { ...roomArgs(name + "-other"), triggers: version(isChanged) });
    make({ dependsOn: [other] });
  },
  transforms: ({ make, isChanged }) =>
    make({ transforms: [({ props, opts }) => ({ props: { ...props }, opts })] }, isChanged),
  import: ({ make, name }) => {
    try {
      make({ import: "0a1b2c3d-1111-4222-8333-0123456f2713" });
    } catch (error) {
      refusals[name] = error.message;
    }
  },
  stateRename: ({ make, isChanged, name }) => make({}, false, isChanged ? name + "-renamed" : name),
};

for (const operation of config.requireObject("operations")) {
  const isChanged = changed.includes(operation);
  for (const kind of Object.keys(create)) {
    const name = operation + "-" + kind;
    const isRoomGone = operation === "deletedWith" && isChanged;
    const hasRoom = kind !== "meeting" && !isRoomGone;
    const room = hasRoom ? new Meeting(name + "-room", roomArgs(name + "-room")) : undefined;
    const make = (opts, isOther = false, ownName = name) => create[kind](ownName, room, opts, isOther, name);
    const declare = declarations[operation] ?? (() => make({}, isChanged));
    declare({ make, isChanged, name, room, argument: ARGUMENTS[kind] });
  }
}
exports.refusals = refusals;
`;
