import { expect } from "chai";
import { ignoredSettingsMessage, settingsFrom, wrongSettingMessage } from "../../provider/core/aws/settings";

const settings = (config: Record<string, string>) => settingsFrom((key) => config[key]);

describe("settingsFrom", () => {
  it("returns defaults without configuration", () => {
    expect(settings({})).to.deep.equal({
      endpoint: undefined,
      profile: undefined,
      refreshBeforeUpdate: true,
      ignored: [],
    });
  });

  it("uses the profile of @pulumi/aws, unless the package has its own", () => {
    expect(settings({ "aws:profile": "prod" }).profile).to.equal("prod");
    expect(settings({ "aws:profile": "prod", "chime-sdk-meetings:profile": "rooms" }).profile).to.equal("rooms");
  });

  it("turns the look-ups of ended meetings off by false only", () => {
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "false" }).refreshBeforeUpdate).to.equal(false);
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "true" }).refreshBeforeUpdate).to.equal(true);
  });

  it("returns a message for an invalid value of that setting", () => {
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "no" }).refreshBeforeUpdate).to.equal(true);
    const messageFor = (value: string | undefined) =>
      wrongSettingMessage((key) => (key === "chime-sdk-meetings:refreshBeforeUpdate" ? value : undefined));
    expect(messageFor("no")).to.match(/refreshBeforeUpdate must be true or false/);
    expect(["true", "false", undefined].map(messageFor)).to.deep.equal([undefined, undefined, undefined]);
  });

  it("returns the settings of @pulumi/aws that have no effect", () => {
    const message = ignoredSettingsMessage(settings({ "aws:assumeRoles": "[]", "aws:region": "us-east-1" }));
    expect(message).to.match(/^The stack configuration aws:assumeRoles has no effect/);
    expect(ignoredSettingsMessage(settings({ "aws:endpoints": "[]", "aws:token": "t" }))).to.equal(
      "The stack configuration aws:token, aws:endpoints has no effect on resources of chime-sdk-meetings, which may reach another " +
        "account or endpoint than those of @pulumi/aws. Put these settings into a profile of the AWS configuration files, and name it " +
        "by `chime-sdk-meetings:profile`.",
    );
    expect(ignoredSettingsMessage(settings({ "aws:region": "us-east-1", "aws:profile": "p" }))).to.equal(undefined);
  });
});
