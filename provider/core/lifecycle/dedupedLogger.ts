/** Logs each message of a resource once: a refresh within an update calls `diff` twice. */
export function createDedupedLogger(log: (text: string) => void): (id: string, message: string | undefined) => void {
  const logged = new Map<string, string>();
  return (id, message) => {
    if (message === undefined || logged.get(id) === message) return;
    logged.set(id, message);
    log(message);
  };
}
