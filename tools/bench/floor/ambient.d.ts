/* The package that the bench makes of this folder, in the project that it measures. Its name has as many letters as ours. */

declare module "pulumi-engine-floor-as-it-is/none" {
  import type * as pulumi from "@pulumi/pulumi";

  const provider: pulumi.dynamic.ResourceProvider;
  export = provider;
}

declare module "pulumi-engine-floor-as-it-is/room" {
  import type * as pulumi from "@pulumi/pulumi";

  const provider: pulumi.dynamic.ResourceProvider;
  export = provider;
}

declare module "*recorded.json" {
  const recorded: {
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
  };
  export = recorded;
}
