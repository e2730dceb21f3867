import type { Label } from '@taizhang/contract';
import { amountIn, type UnitId } from '@taizhang/definition';
import { forecastLevel, type Outlook } from '@taizhang/ledger';
import type { TargetFacts } from '@taizhang/runtime';

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What a forecast says of a target: by when it is reached, or by how much it is missed. */
export function outlookWords(
  { forecast, unit }: Pick<TargetFacts, 'forecast' | 'unit'>,
  { verdict, month, lacking }: Outlook,
): Label {
  if (forecast === null || typeof forecast === 'string') return { zh: '', en: '' };
  if (verdict === 'reached') return { zh: '全年目标已完成', en: 'The target of the year is reached' };
  const interval = (low: Label, high: Label): Label => ({
    zh: `（${forecastLevel}%区间${low.zh}～${high.zh}）`,
    en: ` (${forecastLevel} % interval ${low.en} to ${high.en})`,
  });
  const shown = (value: string) => amountIn(value, unit as UnitId, 2);
  const range = interval(shown(forecast.low), shown(forecast.high));
  if (month !== null) {
    const sure = verdict === 'likely';
    return {
      zh: `按目前进度，预计${month}月底前完成全年目标${sure ? '' : '，但仍在不确定区间内'}${range.zh}`,
      en: `At this pace it is reached by the end of ${englishMonths[month - 1]}${sure ? '' : ', though not surely'}${range.en}`,
    };
  }
  const short = shown(lacking.replace('-', ''));
  return {
    zh: `按目前进度，预计年底差${short.zh}${verdict === 'open' ? '，仍有可能完成' : ''}${range.zh}`,
    en: `At this pace ${short.en} are lacking at the year’s end${verdict === 'open' ? ', though it may still be reached' : ''}${range.en}`,
  };
}
