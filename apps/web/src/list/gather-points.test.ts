import { describe, expect, it } from 'vitest';
import { areaOf, gather, gridStep, isWithin, scaleOf } from './gather-points.ts';

const at = (longitude: number, latitude: number) => ({ longitude, latitude });

describe('points on a map', () => {
  it('are gathered where they would lie too close, and none is lost', () => {
    const points = [at(114.3, 30.5), at(114.3, 30.5), at(114.36, 30.6), at(114.3001, 30.5)];
    const marks = gather(points, scaleOf(areaOf(points), 600, 20), 32);
    expect(marks.map((mark) => mark.points.length)).toEqual([3, 1]);
  });

  it('lie to scale within its margins, north up', () => {
    const [south, north] = [at(114.3, 30.5), at(114.3, 30.6)];
    const scale = scaleOf(areaOf([south, north]), 600, 20);
    expect(scale.at(north).y).toBeLessThan(scale.at(south).y);
    expect(scale.at(north).y).toBeGreaterThanOrEqual(20 - 1e-6);
    expect((scale.at(south).y - scale.at(north).y) / scale.perMetre).toBeCloseTo(11_132, 0);
  });

  it('stand in the middle where there is one', () => {
    const scale = scaleOf(areaOf([at(114.3, 30.5)]), 600, 20);
    expect(scale.at(at(114.3, 30.5))).toEqual({ x: 300, y: scale.height / 2 });
  });

  it('are within an area or not', () => {
    const area = areaOf([at(114.3, 30.5), at(114.4, 30.6)]);
    expect([isWithin(area, at(114.35, 30.55)), isWithin(area, at(114.5, 30.55))]).toEqual([true, false]);
  });

  it('stand on a grid of round steps', () => {
    expect([400, 9000, 12_000].map(gridStep)).toEqual([100, 5000, 5000]);
  });
});
