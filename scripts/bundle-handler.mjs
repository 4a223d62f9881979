// Bundles the join function of a StandingRoom into one file, as it is deployed: without the AWS SDK, which Lambda's runtime has.
import { build } from "esbuild";

await build({
  entryPoints: ["standing-room/lambda/index.ts"],
  outfile: "lib/standing-room/bundle/index.js",
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  external: ["@aws-sdk/*"],
  minifySyntax: true,
  legalComments: "inline",
  logLevel: "warning",
});
