import { type ReactNode, useState } from 'react';
import { ConditionBlock } from './condition-block.tsx';
import { useEditing } from './editing.tsx';
import { FormulaBlock, useSuggestions } from './formula-block.tsx';
import { ClauseLeaf, FlagLeaf, TitleLeaves } from './leaves.tsx';
import { Card, Section } from './part-card.tsx';
import { useSaid } from './sections.tsx';
import { type AmountShape, amountShapes, newParts, shapedAmount } from './terms-value.ts';

/** What the amount is the sum of. */
export function Lines(): ReactNode {
  const { terms, say, of, put } = useEditing();
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [shape, setShape] = useState<AmountShape>('fixed');
  const said = useSaid('lines');
  const suggestions = useSuggestions(terms.lines.length);
  const add = () => {
    const line = { ...newParts.lines(terms), amount: shapedAmount(shape, suggestions) };
    setAdded(new Set([...added, line.id]));
    put(['lines'], [...terms.lines, line]);
  };
  return (
    <Section at="lines" title={say('lines')} help={say('linesHelp')}>
      {terms.lines.map((line, i) => (
        <Card
          key={line.id}
          at={['lines', i]}
          title={of({ zh: line.title.zh || line.title.en || '', en: line.title.en || line.title.zh || '' })}
          note={said(line)}
          isNew={added.has(line.id)}
        >
          <TitleLeaves at={['lines', i, 'title']} title={line.title} />
          <ClauseLeaf at={['lines', i, 'clause']} clause={line.clause} />
          <label className="terms-flag">
            <input
              type="checkbox"
              checked={line.when !== undefined}
              onChange={({ target }) =>
                put(['lines', i, 'when'], target.checked ? { combinator: 'and', rules: [] } : undefined)
              }
            />{' '}
            {say('onlyIf')}
          </label>
          {line.when && (
            <ConditionBlock at={['lines', i, 'when']} label={say('dueTo')} condition={line.when} />
          )}
          <FormulaBlock at={['lines', i, 'amount']} label={say('amount')} formula={line.amount} line={i} />
          <FlagLeaf at={['lines', i, 'aside']} label={say('aside')} value={line.aside} />
        </Card>
      ))}
      <p className="terms-add-row">
        <select
          aria-label={say('shape')}
          value={shape}
          onChange={({ target }) => setShape(target.value as AmountShape)}
        >
          {amountShapes.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
        <button type="button" className="terms-add" onClick={add}>
          {say('addLine')}
        </button>
      </p>
    </Section>
  );
}
