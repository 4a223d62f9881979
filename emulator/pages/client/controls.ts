import { find, setStatus } from "./elements";
import { type ControlCall, call, toCommand } from "./emulatorApi";

export const showFailure = (error: unknown) => setStatus(error instanceof Error ? error.message : String(error));

/** Shows the command of a control while it has the focus, and calls the control API when it is used. */
export function connectControl(id: string, describe: () => ControlCall, done: string): void {
  const control = find(id);
  const show = () => {
    try {
      find("command").textContent = toCommand(describe());
    } catch {
      // An input is not complete; its use says what is wrong.
    }
  };
  const use = async () => {
    const described = describe();
    show();
    await call(described);
    setStatus(done);
  };
  if (find("command").textContent === "") show();
  control.addEventListener("focusin", show);
  control.addEventListener("input", show);
  const isForm = control instanceof HTMLFormElement;
  control.addEventListener(isForm ? "submit" : "click", (event) => {
    event.preventDefault();
    use().catch(showFailure);
  });
}

export function connectCopy(): void {
  find("copy").onclick = () => {
    navigator.clipboard
      .writeText(find("command").textContent ?? "")
      .then(() => setStatus("The command was copied."), showFailure);
  };
}
