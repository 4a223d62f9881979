import type * as pulumi from "@pulumi/pulumi";
import type { JsonObject } from "../../provider/core/json";
import type { CheckFailure } from "../../provider/core/rules/check";
import { StandingRoom, type StandingRoomArgs } from "../../standing-room";
import { standingRoomOutputs } from "../../standing-room/standingRoomOutputs";
import { argumentFailures } from "../../standing-room/validateArgs";
import { CONTAINERS, PLAIN_ARGUMENTS } from "./standingRoomArguments";

/** A component of the package. */
export interface Component {
  /** Arguments that the class reads as values. */
  readonly plain: readonly string[];
  /** Arguments of which the class reads the members. */
  readonly containers: readonly string[];
  /** Every failure of the arguments, of which some may be unknown. */
  failuresOf(values: JsonObject): CheckFailure[];
  create(name: string, args: pulumi.Inputs, options: pulumi.ComponentResourceOptions): Created;
}

interface Created {
  readonly urn: pulumi.Output<string>;
  readonly outputs: pulumi.Inputs;
}

export const COMPONENTS: Readonly<Record<string, Component>> = {
  "chime-sdk-meetings:index:StandingRoom": {
    plain: PLAIN_ARGUMENTS,
    containers: CONTAINERS,
    failuresOf: argumentFailures,
    create: (name, args, options) => {
      const room = new StandingRoom(name, args as unknown as StandingRoomArgs, options);
      return { urn: room.urn, outputs: standingRoomOutputs(room) };
    },
  },
};
