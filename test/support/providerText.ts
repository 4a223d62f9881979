/** What every state of every user holds, twice a resource. Never change it: it has to load in every later version. */
export const providerText = (subpath: string) => `exports.handler = __f0;
const provider = require("pulumi-chime-sdk-meetings/${subpath}");

function __f0() {
  return (function() {
    with({ this: undefined, arguments: undefined }) {

return () => provider;

    }
  }).apply(undefined, undefined).apply(this, arguments);
}
`;
