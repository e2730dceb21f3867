import type { WireDue } from '@taizhang/contract';
import { countedIn, type Register } from '@taizhang/definition';
import { type Due, distanceOf, escalationOf, type OpenDistrict, type Vantage } from '@taizhang/runtime';
import { registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';

/** A record whose work must be done by a day, as it travels; looked at from where the district stands, or from elsewhere. */
export const dueView = (district: OpenDistrict, due: Due, at?: Vantage): WireDue => ({
  register: registerNamed(district, due.register),
  id: due.record,
  title: due.title,
  what: due.what,
  deadline: due.deadline,
  day: due.day,
  moment: countedIn(due.declared) === 'working-hour' ? due.moment.toISOString() : null,
  firstDay: due.firstDay,
  distance: distanceOf(district, due, at),
  escalated: escalationOf(district, due, at)?.title ?? null,
  stage: stageNamed(district.catalogue.registers.get(due.register) as Register, due.stage).title,
  unit: unitNamed(district, due.unit),
  street: streetNamed(district, due.street),
});
