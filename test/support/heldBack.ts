/** Lets a delayed call wait until it is released: after the client has given it up, so that it takes effect late. */
export function heldBack() {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => waiting.push(resolve)),
    release: async () => {
      for (const resolve of waiting) resolve();
      waiting = [];
      // The emulator goes on in microtasks, all of which are done by then.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
