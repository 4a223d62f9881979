import { inspect, isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { CHOICES } from "../../emulator/index";
import { OBSERVATIONS, type ObservableName } from "./observations";
import { isRemote, withTarget } from "./target";

/** Points that AWS leaves open. The emulator has to answer its default; AWS decides which default is right. */
describe("An undocumented behavior of the service", () => {
  const target = withTarget();

  for (const name of Object.keys(OBSERVATIONS) as ObservableName[]) {
    it(`can be observed: ${name}`, async () => {
      const { observe, expected } = OBSERVATIONS[name];
      const seen = await observe(target);
      const answers = Object.entries(expected).filter(([, value]) => isDeepStrictEqual(value, seen));
      expect(answers, `no known answer: ${inspect(seen)}`).to.have.lengthOf(1);
      const [answer] = answers[0] ?? [];
      const [standard] = CHOICES[name].answers;
      if (isRemote) console.log(`      AWS: ${answer}; the emulator's default: ${standard}`);
      else expect(answer).to.equal(standard);
    });
  }
});
