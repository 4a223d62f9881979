import { expect } from "chai";
import { ignoredSettingsMessage, settingsFrom, wrongSettingMessage } from "../../provider/core/aws/settings";

const settings = (config: Record<string, string>) => settingsFrom((key) => config[key]);

describe("settingsFrom", () => {
  it("leaves everything to the AWS SDK without configuration, and refreshes before updates", () => {
    expect(settings({})).to.deep.equal({
      endpoint: undefined,
      profile: undefined,
      refreshBeforeUpdate: true,
      ignored: [],
    });
  });

  it("takes the profile of @pulumi/aws, unless the package has one of its own", () => {
    expect(settings({ "aws:profile": "prod" }).profile).to.equal("prod");
    expect(settings({ "aws:profile": "prod", "chime-sdk-meetings:profile": "rooms" }).profile).to.equal("rooms");
  });

  it("turns the look-ups of ended meetings off by false only", () => {
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "false" }).refreshBeforeUpdate).to.equal(false);
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "true" }).refreshBeforeUpdate).to.equal(true);
  });

  it("says that a wrong value of that setting counts as true", () => {
    expect(settings({ "chime-sdk-meetings:refreshBeforeUpdate": "no" }).refreshBeforeUpdate).to.equal(true);
    expect(wrongSettingMessage(() => "no")).to.match(/refreshBeforeUpdate must be true or false/);
    expect(wrongSettingMessage(() => "false")).to.equal(undefined);
  });

  it("names the settings of @pulumi/aws that choose an account or an endpoint without effect", () => {
    const message = ignoredSettingsMessage(settings({ "aws:assumeRoles": "[]", "aws:region": "us-east-1" }));
    expect(message).to.match(/^The stack configuration aws:assumeRoles has no effect/);
    expect(ignoredSettingsMessage(settings({ "aws:region": "us-east-1", "aws:profile": "p" }))).to.equal(undefined);
  });
});
