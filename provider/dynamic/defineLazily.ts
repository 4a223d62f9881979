type Makers<T> = { readonly [Name in keyof T]?: () => T[Name] };

/**
 * Defines members of `target` that are created when they are first read. A derived Output costs about as much as the registration
 * of an input, and a program with many meetings reads few of them.
 */
export function defineLazily<T extends object>(target: T, makers: Makers<T>): void {
  for (const name of Object.keys(makers) as (keyof T)[]) {
    const define = (member: PropertyDescriptor) =>
      Object.defineProperty(target, name, { enumerable: true, configurable: true, ...member });
    define({
      get: () => {
        const value = makers[name]?.();
        define({ value, writable: true });
        return value;
      },
    });
  }
}
