import { countedIn, withSign } from '../format.ts';
import { useWords } from '../language.ts';

interface AmountProps {
  /** An exact decimal; null: not known. */
  readonly value: string | null;
  readonly unit?: string;
  /** With its sign, as a difference is written. */
  readonly isDifference?: boolean;
}

/** A number with its unit, never broken from it. */
export function Amount({ value, unit = '', isDifference = false }: AmountProps) {
  const { say, language } = useWords();
  if (value === null) return <span className="quiet">{say('unknownValue')}</span>;
  const counted = countedIn(value, unit, language);
  return (
    <span className="amount">
      {isDifference ? withSign(counted.number) : counted.number}
      {counted.unit !== '' && (
        <span className="amount-unit">
          {counted.between}
          {counted.unit}
        </span>
      )}
    </span>
  );
}
