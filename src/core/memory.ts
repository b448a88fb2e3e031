/** Values by name, made when they are first wanted, and again when they hold no more; of those who want one at once one makes it. */
export function openMemory<T>(holds: (value: T) => boolean): (name: string, make: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return recall;

  async function recall(name: string, make: () => Promise<T>): Promise<T> {
    const known = values.get(name);
    if (known !== undefined) {
      const value = await known;
      if (holds(value)) return value;
      // Another one who waited was quicker to make it again.
      if (values.get(name) !== known) return recall(name, make);
    }
    const made = make();
    values.set(name, made);
    return made;
  }
}
