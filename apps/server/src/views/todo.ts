import type { WireDue } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import type { Due, OpenDistrict } from '@taizhang/runtime';
import { registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';

/** A record whose work must be done by a day, as it travels. */
export const dueView = (district: OpenDistrict, due: Due): WireDue => ({
  register: registerNamed(district, due.register),
  id: due.record,
  title: due.title,
  what: due.what,
  day: due.day,
  stage: stageNamed(district.catalogue.registers.get(due.register) as Register, due.stage).title,
  unit: unitNamed(district, due.unit),
  street: streetNamed(district, due.street),
});
