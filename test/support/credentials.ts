/** Set once for the whole suite: the emulator checks that requests are signed, not the secret. */
process.env["AWS_ACCESS_KEY_ID"] ??= "test";
process.env["AWS_SECRET_ACCESS_KEY"] ??= "test";
