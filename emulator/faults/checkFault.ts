import { COMMON_ERRORS, MODELLED_ERRORS } from "../errors";
import { ROUTES } from "../http/routes";
import { type Fault, PARTIALLY_FAILING } from "./fault";
import { CREATING } from "./visibility";

type Fields = Readonly<Record<string, unknown>>;
type Check = { readonly isMet: (value: unknown) => boolean; readonly rule: string };

const isNumberFrom = (value: unknown, from: number, to = Number.POSITIVE_INFINITY) =>
  typeof value === "number" && value >= from && value <= to;
const TEXT: Check = { isMet: (value) => typeof value === "string", rule: "is a string" };
/** Node's timers take no more. */
const MILLISECONDS: Check = {
  isMet: (value) => isNumberFrom(value, 0, 2 ** 31 - 1),
  rule: "is a number from 0 to 2147483647",
};
const NO_OPERATION: Check = { isMet: () => false, rule: "is left out: the fault hits clients that join, not calls" };
const ERRORS = Object.keys({ ...MODELLED_ERRORS, ...COMMON_ERRORS });
const OPERATIONS = ROUTES.map(({ operation }) => operation);

/** Fields that every fault can have. */
const COMMON_FIELDS: Readonly<Record<string, Check>> = {
  operation: {
    isMet: (value) => OPERATIONS.includes(String(value)),
    rule: `is the name of an operation: ${OPERATIONS.join(", ")}`,
  },
  count: { isMet: (value) => Number.isInteger(value) && isNumberFrom(value, 1), rule: "is a whole number from 1 up" },
  probability: { isMet: (value) => isNumberFrom(value, 0, 1), rule: "is a number from 0 to 1" },
  seed: { isMet: Number.isInteger, rule: "is a whole number" },
};

/** Fields by effect. */
const EFFECT_FIELDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  error: {
    error: { isMet: (value) => ERRORS.includes(String(value)), rule: `is one of ${ERRORS.join(", ")}` },
    message: TEXT,
    retryAfterSeconds: { isMet: (value) => isNumberFrom(value, 0), rule: "is a number from 0 up" },
  },
  partialFailure: {
    operation: {
      isMet: (value) => PARTIALLY_FAILING.includes(String(value)),
      rule: `is one of ${PARTIALLY_FAILING.join(", ")}, which alone can fail in part`,
    },
    externalUserIds: {
      isMet: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
      rule: "is a list of strings",
    },
    errorCode: TEXT,
    errorMessage: TEXT,
  },
  delay: { milliseconds: MILLISECONDS },
  notYetVisible: {
    operation: {
      isMet: (value) => CREATING.includes(String(value)),
      rule: `is one of ${CREATING.join(", ")}, which create something`,
    },
    hiddenFrom: {
      isMet: (value) => Array.isArray(value) && value.every((name) => OPERATIONS.includes(name)),
      rule: "is a list of names of operations",
    },
    calls: { isMet: (value) => Number.isInteger(value) && isNumberFrom(value, 1), rule: "is a whole number from 1 up" },
  },
  dropSignaling: { operation: NO_OPERATION, afterMilliseconds: MILLISECONDS },
  noMedia: { operation: NO_OPERATION },
  slowJoin: { operation: NO_OPERATION, milliseconds: MILLISECONDS },
  audioStatus: {
    operation: NO_OPERATION,
    status: {
      isMet: (value) => Number.isInteger(value) && isNumberFrom(value, 300, 599),
      rule: "is a whole number from 300 to 599",
    },
    afterMilliseconds: MILLISECONDS,
  },
  resetBefore: {},
  resetAfter: {},
  garbage: { status: { isMet: (value) => isNumberFrom(value, 200, 599), rule: "is an HTTP status from 200 to 599" } },
};

const REQUIRED_FIELDS: Readonly<Record<string, string>> = {
  error: "error",
  delay: "milliseconds",
  slowJoin: "milliseconds",
  audioStatus: "status",
  notYetVisible: "calls",
};

/** The fault that these fields describe; a RangeError says which field is wrong, and its rule. */
export function checkFault(fields: Fields): Fault {
  const effect = String(fields["effect"]);
  const effectFields = Object.hasOwn(EFFECT_FIELDS, effect) ? EFFECT_FIELDS[effect] : undefined;
  if (effectFields === undefined) {
    throw new RangeError(`A fault's effect is one of ${Object.keys(EFFECT_FIELDS).join(", ")}, not "${effect}".`);
  }
  const checks: Readonly<Record<string, Check>> = { ...COMMON_FIELDS, ...effectFields };
  for (const [name, value] of Object.entries(fields)) {
    if (name === "effect" || value === undefined) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      throw new RangeError(
        `A fault with the effect "${effect}" has no "${name}". It has ${Object.keys(checks).join(", ")}.`,
      );
    }
    if (!check.isMet(value)) throw new RangeError(`A fault's ${name} ${check.rule}, not ${JSON.stringify(value)}.`);
  }
  const required = REQUIRED_FIELDS[effect];
  if (required !== undefined && fields[required] === undefined) {
    throw new RangeError(`A fault with the effect "${effect}" needs "${required}", which ${checks[required]?.rule}.`);
  }
  if (fields["retryAfterSeconds"] !== undefined && fields["error"] !== "ServiceUnavailableException") {
    throw new RangeError("A fault's retryAfterSeconds goes with the error ServiceUnavailableException only.");
  }
  return fields as unknown as Fault;
}
