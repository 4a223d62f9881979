import { join } from "node:path";
import { expect } from "chai";
import { runCommand } from "../../tools/engine/runCommand";
import { type CellProject, createCellProject } from "./cellProject";
import type { Cell } from "./cells";
import { checkRefusal, checkRoom } from "./checkRoom";
import { toolFolder } from "./npmTool";
import { BUN } from "./versions";

/** Checks one combination in a project of its own; throws what is not as the table says. */
export async function checkCell(cell: Cell): Promise<void> {
  const project = await createCellProject(cell);
  try {
    await checkExpectation(project, cell);
  } finally {
    project.remove();
  }
}

async function checkExpectation(project: CellProject, cell: Cell): Promise<void> {
  const { expected } = cell;
  if (expected === "types") return checkTypes(project);
  if ("provider" in expected) return checkRoom(project, cell, expected.provider);
  if ("refusal" in expected) return checkRefusal(project, expected.refusal);
  return checkRefusalByBun(project, expected.refusalByBun);
}

async function checkTypes({ run }: CellProject): Promise<void> {
  await run(join("node_modules", ".bin", "tsc"), "--project", ".");
}

/** Without the engine: its language host for Bun comes with Pulumi's own installers only. */
async function checkRefusalByBun({ folder, path }: CellProject, refusal: RegExp): Promise<void> {
  const env = { ...process.env, PATH: path };
  const bun = join(await toolFolder({ name: "bun", version: BUN }), "bun");
  const { code, stdout, stderr } = await runCommand(bun, ["run", "index.js"], { cwd: folder, env });
  expect(code, stdout + stderr).not.to.equal(0);
  expect(refusal.test(stderr), stdout + stderr).to.equal(true);
}
