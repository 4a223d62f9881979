import type { ErrorInfo, SdkRetryStrategy } from "../../provider/core/aws/retryStrategy";

const MAX_RETRIES = 2;
const FIRST_DELAY_MS = 100;

/**
 * Two retries for each request. The AWS SDK's own strategy differs in two ways: it retries LimitExceededException, which here means
 * a full meeting or an exhausted quota, and it has one retry budget for all requests of a process, which throttled joins use up.
 */
export function createRoomRetryStrategy(
  wait: (milliseconds: number) => Promise<void>,
  random: () => number,
): SdkRetryStrategy {
  return {
    acquireInitialRetryToken: async () => retryToken(0),
    async refreshRetryTokenForRetry(token, errorInfo) {
      const count = token.getRetryCount();
      if (count >= MAX_RETRIES || !isRetryable(errorInfo)) throw errorInfo.error;
      const longest = FIRST_DELAY_MS * 2 ** count;
      await wait(longest * (0.5 + random() / 2));
      return retryToken(count + 1);
    },
    recordSuccess: () => undefined,
  };
}

function isRetryable({ errorType, error }: ErrorInfo): boolean {
  return errorType !== "CLIENT_ERROR" && (error as Error | undefined)?.name !== "LimitExceededException";
}

/** The strategy waits itself, so that the AWS SDK does not. */
function retryToken(count: number) {
  return { getRetryCount: () => count, getRetryDelay: () => 0 };
}
