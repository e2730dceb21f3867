import type { WireExplanation } from '@taizhang/contract';
import { revise, reviseTitle } from '@taizhang/definition';
import { unitOfDifference } from '@taizhang/report';
import {
  type Explanation,
  endOfDay,
  type FigureChanges,
  type MovementContribution,
  type OpenDistrict,
} from '@taizhang/runtime';
import { contributionUnit, unitTitle } from './figure.ts';
import { registerNamed, stageNamed } from './names.ts';

const recordsCounted = { zh: '条记录', en: 'records' };

/** What movements did to a figure that is compared with what was known at `since`. */
export function explanationView(
  district: OpenDistrict,
  { movements, parts, things, accounted }: Explanation,
  since: Date,
): WireExplanation {
  const inAll = (count: 'total' | 'hidden') => parts.reduce((sum, part) => sum + part[count], 0);
  return {
    parts: parts.map((part) => {
      const unit = contributionUnit(district, part.metric);
      return {
        ...part,
        // What is counted is things; what movements bring and take is the records that name them.
        unit: part.kind === 'distinct' ? recordsCounted : unitTitle(unit && unitOfDifference(unit)),
        title: district.catalogue.metrics.get(part.metric)?.metric.title ?? {
          zh: part.metric,
          en: part.metric,
        },
      };
    }),
    things,
    accounted,
    total: inAll('total'),
    hidden: inAll('hidden'),
    changes: movements.map((movement) => changeView(district, movement, since)),
  };
}

function changeView(district: OpenDistrict, movement: MovementContribution, since: Date) {
  const { seq, entry, origin, transition, occurredOn, recordedAt } = movement;
  const register = district.catalogue.registers.get(movement.register);
  const stage = (id: string) => (register ? stageNamed(register, id).title : { zh: id, en: id });
  const title = transition === revise ? reviseTitle : register?.transitions[transition]?.title;
  const isSaidFirst = origin === 'entry' && seq === entry;
  const wasOver = endOfDay(district.package.timeZone, occurredOn) <= since;
  return {
    metric: movement.metric,
    seq,
    register: registerNamed(district, movement.register),
    record: movement.record,
    title: movement.title,
    transition: { id: transition, title: title ?? { zh: transition, en: transition } },
    stageFrom: movement.stageFrom === null ? null : stage(movement.stageFrom),
    stageTo: stage(movement.stageTo),
    occurredOn,
    recordedAt: recordedAt.toISOString(),
    recordedBy: movement.recordedBy,
    origin,
    corrects: origin === 'entry' && !isSaidFirst,
    late: isSaidFirst && wasOver && recordedAt > since,
    reverses: movement.reverses,
    reason: movement.reason,
    contribution: movement.contribution,
  };
}

/** A figure's difference with the words for it. */
export const toldView = ({ difference, inWords }: Pick<FigureChanges, 'difference' | 'inWords'>) => ({
  ...difference,
  shown: inWords?.shown ?? null,
  exact: inWords?.exact ?? null,
});
