import type { WireReport } from '@taizhang/contract';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';

const restMs = 300;

/**
 * What every page of paper must say of itself. It stands below the report, and print.css sets it at the foot of each
 * page: what stands there can be given to a style sheet only.
 */
export function Colophon({ report }: { report: WireReport }): ReactNode {
  const { say } = useWords();
  const { written } = useMoments();
  const words = say('colophon', { cutoff: written(report.cutoff), knownAt: written(report.knownAt) });
  useEffect(() => {
    const { style } = document.documentElement;
    // Once the report rests: what is said to the whole page has all of it styled anew, which no step of the slider should pay.
    const timer = setTimeout(() => style.setProperty('--colophon', JSON.stringify(words)), restMs);
    return () => clearTimeout(timer);
  }, [words]);
  useEffect(() => () => void document.documentElement.style.removeProperty('--colophon'), []);
  return <footer className="colophon">{words}</footer>;
}
