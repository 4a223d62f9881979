/*
 * What the components and the classes of @pulumi/aws use of Pulumi's SDK. The build puts it in place of `@pulumi/pulumi`, of which
 * the larger part, such as a TypeScript compiler, is for programs.
 */
export * as asset from "@pulumi/pulumi/asset";
export * from "@pulumi/pulumi/errors";
export * from "@pulumi/pulumi/output";
export * from "@pulumi/pulumi/resource";
export * as runtime from "./sdkRuntimeSubset";
