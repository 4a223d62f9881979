// The tests that need neither the Pulumi engine nor a browser nor a network: `npm run test:unit`.
module.exports = {
  ...require("./.mocharc.json"),
  spec: [
    "lib/test/{provider,plugin,contract,emulator,standing-room,testing,bench,package}/**/*.test.js",
    "lib/test/browser/findBrowser.test.js",
  ],
  ignore: [
    "lib/test/bench/counts.test.js",
    "lib/test/browser/{join*,*Page,packedEmulator}.test.js",
    "lib/test/emulator/{python/**,crashes.test.js,readme.test.js}",
    "lib/test/emulator/media/transport/peer.test.js",
    "lib/test/package/{layouts,plugin,readme,separate,tarball}*.test.js",
    "lib/test/standing-room/processes.test.js",
    "lib/test/testing/withMeeting.test.js",
  ],
};
