/** The error a promise is rejected with; throws when it is not. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error(`A rejection was expected, but the promise gave ${JSON.stringify(value, withoutTokens)}.`);
}

const withoutTokens = (name: string, value: unknown) => (name === "joinToken" ? "[secret]" : value);
