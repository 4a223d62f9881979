import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../tools/engine/findEngine";
import { packTarballs, type Tarballs } from "../../tools/engine/packedProject";
import { CELLS, type Cell } from "./cells";
import { checkCell } from "./checkCell";

/** Checks the cells that are named on the command line, or all, one after the other, and says how each went. */
async function checkCells(names: readonly string[]): Promise<boolean> {
  const cells = names.length === 0 ? CELLS : names.map(cellOf);
  await findEngine();
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-tarball-"));
  try {
    const tarballs = await packTarballs(folder);
    let isGood = true;
    for (const cell of cells) isGood = (await report(cell, tarballs)) && isGood;
    return isGood;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellOf(name: string): Cell {
  const cell = CELLS.find((one) => one.name === name);
  if (cell !== undefined) return cell;
  throw new Error(`There is no cell "${name}". There are: ${CELLS.map((one) => one.name).join(", ")}.`);
}

async function report(cell: Cell, tarballs: Tarballs): Promise<boolean> {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await checkCell(cell, tarballs);
    console.log(`ok    ${cell.name} (${seconds()})`);
    return true;
  } catch (error) {
    console.log(`FAILS ${cell.name} (${seconds()})\n${error instanceof Error ? error.message : error}`);
    return false;
  }
}

checkCells(process.argv.slice(2)).then(
  (isGood) => {
    process.exitCode = isGood ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
