import type { Span } from './noun.ts';
import type { ToLabel } from './place.ts';

const harm =
  /^(?:因灾|严重|一般|需?紧急)?(?:死亡|受伤|受灾|失踪|遇难|受困|被困|失联|轻伤|重伤|中毒|溺亡|倒塌|受损|损坏|转移安置|转移避险|转移|避险|生活救助|撤离|疏散)(?=[,。、;)和及上下\d一二三四五六七八九十]|$)/;

/** 受到党内警告等政纪处分, 被诫勉谈话: with what came of it in front of the mark. */
const suffered =
  /^(?:[均都已]?(?:被依法|依法被|被(?![一-龥]{1,4}?[人民户者员])|受到|受过?|获得?))([^,。;:()\d]{2,30}?)(?=[,。;:(]|$)/;

/** 对40人进行了问责: what is done to them, as one word. */
const undergone =
  /^(?:依法|分别|均)?(?:进行|作出|给予|予以|实施|实行|采取)了?([一-龥、]{2,10}?)(?=[,。;:(]|$)/;

/** Where people or houses are counted by what befell them or was done to them, and no word says who they are. */
export function befallen(text: string, { kind, found, left }: ToLabel): Span | undefined {
  if (kind !== 'count' || !/^[人名户家间起例头只]$/.test(found.core ?? '')) return undefined;
  const stretch = text.slice(found.end, found.end + 34);
  const hurt = /(?:^|[致使有成仍已近约、])$/.test(left) ? harm.exec(stretch)?.[0] : undefined;
  if (hurt) return { start: found.end, end: found.end + hurt.length };
  const done = /^(?:其中|另)?(?:[共还另仅已]?有)?$/.test(left)
    ? suffered.exec(stretch)
    : /[对给将向]$/.test(left)
      ? undergone.exec(stretch)
      : null;
  if (!done) return undefined;
  const [all, said] = done as unknown as [string, string];
  // 警告、记过等处分: what the examples are of.
  const examples = /^.*等(?=[一-龥])/.exec(said)?.[0].length ?? 0;
  const end = found.end + all.length;
  return { start: end - said.length + examples, end };
}
