import type { CheckFailure } from "../provider/core/rules/check";

/**
 * Arguments of a component that are not valid. Pulumi shows each failure together with the value at its path. It would show that of a
 * secret, too, so that failures of arguments which contain secrets become part of the message.
 */
export class InvalidArguments extends Error {
  override readonly name = "InvalidArguments";
  readonly failures: readonly CheckFailure[];

  constructor(summary: string, failures: readonly CheckFailure[], secretNames: readonly string[]) {
    const isSecret = ({ property }: CheckFailure) => secretNames.includes(/^\w+/.exec(property)?.[0] ?? "");
    const lines = failures.filter(isSecret).map(({ property, reason }) => `\n\t\t- property ${property} ${reason}`);
    super(`${summary}${lines.join("")}`);
    this.failures = failures.filter((failure) => !isSecret(failure));
  }
}
