import { join } from "node:path";
import { writeArchives } from "./writeArchives";

const FOLDER = join("lib", "plugin", "archives");

for (const name of writeArchives(FOLDER)) console.log(join(FOLDER, name));
