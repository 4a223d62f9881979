import { meetingShapes } from "./meetingShapes";
import { requestShapes } from "./requestShapes";
import type { Shape, Shapes } from "./shape";
import { transcriptionShapes } from "./transcriptionShapes";
import { valueShapes } from "./valueShapes";

/** Every constraint that the service model puts on a request, by the name that the model gives it. */
export const shapes: Shapes = { ...valueShapes, ...meetingShapes, ...transcriptionShapes, ...requestShapes };

export function shapeNamed(name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`The emulator knows no constraints for "${name}": add it to constraints/.`);
  return shape;
}
