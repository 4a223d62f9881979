import { ContradictionError, isNotFound } from "./errors";

/**
 * The answer of `call`. Pulumi forgets for ever what is gone, and a wrong word would orphan it: so where something is not found,
 * `ask` has to say so, too, of the thing itself. Where it is there, and `call` still does not find it, that is told by `contradiction`.
 */
export async function confirmAbsence<T>(
  call: () => Promise<T>,
  ask: () => Promise<unknown>,
  contradiction: string,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  await ask();
  return call().catch((again) => {
    throw isNotFound(again) ? new ContradictionError(contradiction, { cause: again }) : again;
  });
}
