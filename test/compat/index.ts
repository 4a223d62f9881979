import { findEngine } from "../../tools/engine/findEngine";
import { CELLS, type Cell } from "./cells";
import { checkCell } from "./checkCell";

/** Checks the cells that are named on the command line, or all, one after the other, and says how each went. */
async function checkCells(names: readonly string[]): Promise<boolean> {
  const cells = names.length === 0 ? CELLS : names.map(cellOf);
  await findEngine();
  let isGood = true;
  for (const cell of cells) isGood = (await report(cell)) && isGood;
  return isGood;
}

function cellOf(name: string): Cell {
  const cell = CELLS.find((one) => one.name === name);
  if (cell !== undefined) return cell;
  throw new Error(`There is no cell "${name}". There are: ${CELLS.map((one) => one.name).join(", ")}.`);
}

async function report(cell: Cell): Promise<boolean> {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await checkCell(cell);
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
