import { delimiter, dirname } from "node:path";
import { createPackedProject, type PackedProject } from "../../tools/engine/packedProject";
import type { Cell } from "./cells";
import { INSTALLERS } from "./installers";
import { toolFolder } from "./npmTool";
import { PROGRAMS, type Program } from "./programs";

/** A cell's project, and the PATH on which its commands find the cell's Node.js. */
export interface CellProject extends PackedProject {
  readonly path: string;
}

export async function createCellProject(cell: Cell): Promise<CellProject> {
  const { tool, command, files } = INSTALLERS[cell.installer];
  const program: Program = PROGRAMS[cell.program];
  const installerPath = [...(tool ? [await toolFolder(tool)] : []), process.env["PATH"]].join(delimiter);
  const besides = [
    `@pulumi/pulumi@${cell.pulumi}`,
    ...(cell.typescript ? [`typescript@${cell.typescript}`] : []),
    ...(cell.aws ? [`@pulumi/aws@${cell.aws}`] : []),
    ...program.besides,
  ];
  const project = await createPackedProject(
    { ...program.files, ...files },
    {
      packageJson: program.packageJson,
      installs: [[...command, "pulumi-chime-sdk-meetings", "chime-sdk-meetings-emulator", ...besides]],
      // The packages are installed by the Node.js that runs this check: npm itself does not run on every version of a cell.
      env: { ...process.env, PATH: installerPath },
    },
  );
  const node = cell.node ? await toolFolder({ name: "node", version: cell.node }) : dirname(process.execPath);
  return { ...project, path: [node, process.env["PATH"]].join(delimiter) };
}
