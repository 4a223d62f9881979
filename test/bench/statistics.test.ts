import { expect } from "chai";
import { quotaFloorMs } from "../../tools/bench/report/quotaFloor";
import { exponent, median, spread } from "../../tools/bench/report/statistics";

describe("The statistics of the bench", () => {
  it("take the middle one as the median, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).to.equal(5);
    expect(median([4, 1, 2, 100])).to.equal(3);
    expect(median([7])).to.equal(7);
  });

  it("take the outermost run for the spread, as a share of the median", () => {
    expect(spread([100, 90, 105])).to.equal(0.1);
    expect(spread([8])).to.equal(0);
  });

  it("find the exponent of a power, whatever its factor", () => {
    const points = [50, 100, 500, 1000].map((x) => ({ x, y: 0.03 * x ** 1.7 }));
    expect(exponent(points)).to.be.closeTo(1.7, 1e-9);
  });

  it("give the time that the quota takes from the calls: one a room, or two to refresh", () => {
    expect(quotaFloorMs("up", 500)).to.equal(48_000);
    expect(quotaFloorMs("refresh", 500)).to.equal(98_000);
    expect(quotaFloorMs("destroy", 500)).to.equal(48_000);
    expect(quotaFloorMs("up", 10)).to.equal(0);
    expect(quotaFloorMs("noop", 500)).to.equal(0);
  });
});
