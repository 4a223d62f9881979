/** The elements of the page that its script uses, by id. */
export const find = <Type extends HTMLElement>(id: string) => document.getElementById(id) as Type;

export const setPressed = (element: HTMLElement, isPressed: boolean) =>
  element.setAttribute("aria-pressed", String(isPressed));

export const setStatus = (text: string) => {
  find("status").textContent = text;
};

/** Adds an element with a text to another one. */
export function append<Name extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  name: Name,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}
