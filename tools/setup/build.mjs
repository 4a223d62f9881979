// Compiles both packages and the workshop, and bundles the join function of a StandingRoom and the native provider.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { buildPages } from "./buildPages.mjs";
import { writeNotices } from "./notices.mjs";

// setup.mjs installs packages and builds afterwards.
if (process.env.CHIME_MEETINGS_BUILD === "later") process.exit(0);

// The bench is compiled with the tests, and the types of the emulator's pages are checked there: nothing here needs their declarations.
const compiler = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "."], {
  stdio: "inherit",
});
const compiled = once(compiler, "exit");

await buildPages();

// As it is deployed: one file, without the AWS SDK, which Lambda's runtime has.
const { metafile } = await build({
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
  metafile: true,
});
writeNotices(metafile, "lib/standing-room/bundle/THIRD-PARTY-NOTICES");

const [status] = await compiled;
if (status !== 0) process.exit(status ?? 1);

// The emulator is compiled to a folder of its own package. Compiled tests find its internals by their relative paths.
if (!lstatSync("lib/emulator", { throwIfNoEntry: false })?.isSymbolicLink()) {
  rmSync("lib/emulator", { recursive: true, force: true });
  symlinkSync("../emulator/lib", "lib/emulator", "junction");
}

// Local rooms run the compiled modules. The library that verifies tokens becomes part of the one that refers to it.
const library = await build({
  entryPoints: ["standing-room/handler/identity/jwtLibrary.ts"],
  outfile: "lib/standing-room/handler/identity/jwtLibrary.js",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minifySyntax: true,
  legalComments: "inline",
  logLevel: "warning",
  metafile: true,
});
writeNotices(library.metafile, "lib/standing-room/handler/identity/THIRD-PARTY-NOTICES");

// Of Pulumi's SDK, the components need a part.
const sdkSubset = {
  name: "sdk-subset",
  setup({ onResolve }) {
    const put = (filter, file) => onResolve({ filter }, () => ({ path: resolve("lib/plugin/construct", file) }));
    put(/^@pulumi\/pulumi$/, "sdkSubset.js");
    put(/^@pulumi\/pulumi\/runtime$/, "sdkRuntimeSubset.js");
  },
};

const compressed = (file) => brotliCompressSync(readFileSync(file)).toString("base64");

// What the native provider never calls: messages as objects for debugging, gRPC's description of itself, the names of browsers,
// and traces, which nothing collects. And its schema, compressed.
const UNUSED = {
  "@grpc/proto-loader": "{}",
  bowser: "{}",
  "@opentelemetry/api": "{ propagation: { inject() {} }, context: { active() {} } }",
  semver:
    '{ eq: require("semver/functions/eq"), gt: require("semver/functions/gt"), SemVer: require("semver/classes/semver") }',
};
const withoutUnused = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    const names = Object.keys(UNUSED).join("|");
    onResolve({ filter: new RegExp(`^(${names})$`) }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /./, namespace: "unused" }, ({ path }) => ({
      contents: `module.exports = ${UNUSED[path]};`,
      resolveDir: process.cwd(),
    }));
    onLoad({ filter: /_pb\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("jspb.Message.GENERATE_TO_OBJECT", "false"),
    }));
    onLoad({ filter: /schema\.json$/ }, ({ path }) => ({
      contents: `const text = require("node:zlib").brotliDecompressSync(Buffer.from("${compressed(path)}", "base64"));
        module.exports = JSON.parse(text.toString());`,
      loader: "js",
    }));
  },
};

// The native provider: one file that needs nothing but Node.js, so that Pulumi can start it from any folder.
const schema = spawnSync(process.execPath, ["lib/plugin/schema/writeSchema.js", "lib/plugin/schema.json"], {
  stdio: "inherit",
});
if (schema.status !== 0) process.exit(schema.status ?? 1);
const plugin = await build({
  entryPoints: ["lib/plugin/main.js"],
  plugins: [sdkSubset, withoutUnused],
  define: { JOIN_FUNCTION: JSON.stringify(compressed("lib/standing-room/bundle/index.js")) },
  outfile: "lib/plugin/bundle/pulumi-resource-chime-sdk-meetings.js",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
});
const inputs = { ...metafile.inputs, ...plugin.metafile.inputs };
writeNotices({ inputs }, "lib/plugin/bundle/THIRD-PARTY-NOTICES");
// For the test of what is in it.
writeFileSync("lib/plugin/metafile.json", JSON.stringify(plugin.metafile));
