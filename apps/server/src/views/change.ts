import type { MovementContribution, OpenDistrict } from '@taizhang/runtime';
import { registerNamed } from './names.ts';

export const changeView = (district: OpenDistrict, change: MovementContribution) => ({
  ...change,
  register: registerNamed(district, change.register),
  recordedAt: change.recordedAt.toISOString(),
});
