import { find } from "./elements";

/** How far the clock of the emulator is ahead of the clock of this machine, in milliseconds. */
let ahead = 0;

export const emulatorNow = () => Date.now() + ahead;

export function setEmulatorNow(iso: string): void {
  ahead = Date.parse(iso) - Date.now();
  showClock();
}

export function showClock(): void {
  const now = new Date(emulatorNow()).toISOString();
  const time = find<HTMLTimeElement>("now");
  time.dateTime = now;
  time.textContent = `${now.slice(0, 19).replace("T", " ")} UTC`;
}

/** Such as `3 min 5 s`: the two largest units. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2);
  return shown.map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}
