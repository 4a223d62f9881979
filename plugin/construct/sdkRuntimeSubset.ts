/* As sdkSubset.ts, for `@pulumi/pulumi/runtime`. */
export * from "@pulumi/pulumi/runtime/invoke";
export * from "@pulumi/pulumi/runtime/settings";
