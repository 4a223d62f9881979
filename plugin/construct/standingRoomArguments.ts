/** Arguments of a StandingRoom that decide which resources there are: their class reads them as values, not as outputs. */
export const PLAIN_ARGUMENTS: readonly string[] = ["authorizationType", "dashboard", "notifications"];

/** Arguments of which the class reads the members, which may be outputs. */
export const CONTAINERS: readonly string[] = ["alarms", "existingTable"];
