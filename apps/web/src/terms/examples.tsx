import type { WireJudgedExample } from '@taizhang/contract';
import type { Terms } from '@taizhang/definition';
import { type ReactNode, useId } from 'react';
import { dot } from '../format.ts';
import { useEditing } from './editing.tsx';
import { GivenValue } from './given-value.tsx';
import { ChoiceLeaf, DayLeaf, NumberLeaf, TitleLeaves } from './leaves.tsx';
import { Card, Section } from './part-card.tsx';
import { useAdding } from './sections.tsx';
import { readByTerms } from './terms-value.ts';
import './examples.css';

type Example = NonNullable<Terms['examples']>[number];

/** Worked examples: what is given, what is expected, and what it comes to. */
export function Examples(): ReactNode {
  const { terms, check, fresh, say, of } = useEditing();
  const { isNew, add } = useAdding();
  const examples = terms.examples ?? [];
  return (
    <Section at="examples" title={say('examples')} help={say('examplesHelp')}>
      {examples.map((example, i) => {
        const judged = fresh ? (check?.examples?.[i] ?? null) : null;
        const { zh, en } = example.title;
        return (
          <Card
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its place
            key={i}
            at={['examples', i]}
            title={of({ zh: zh || en || '', en: en || zh || '' })}
            note={judged ? `${judged.wrong ? '✕' : '✓'} ${say(judged.eligibility)}` : undefined}
            isNew={isNew(`examples.${i}`)}
          >
            <TitleLeaves at={['examples', i, 'title']} title={example.title} />
            <DayLeaf at={['examples', i, 'on']} label={say('on')} value={example.on} />
            <GivenFigures index={i} example={example} />
            <Expected index={i} example={example} judged={judged} />
          </Card>
        );
      })}
      <button type="button" className="terms-add" onClick={() => add('examples')}>
        {say('addExample')}
      </button>
    </Section>
  );
}

interface PartProps {
  readonly index: number;
  readonly example: Example;
}

/** The figures that are given; what is not listed is unknown. */
function GivenFigures({ index, example: { given } }: PartProps) {
  const { terms, words, say, of, put } = useEditing();
  const id = useId();
  const at = ['examples', index, 'given'];
  const read = readByTerms(terms).filter((name) => words.has(name));
  const missing = read.filter((name) => !Object.hasOwn(given, name));
  const others = [...words.values()].filter(
    ({ id: name }) => !read.includes(name) && !Object.hasOwn(given, name),
  );
  const first = (name: string) => {
    const word = words.get(name);
    return word?.kind === 'flag' ? true : (word?.options?.[0]?.id ?? '');
  };
  const called = (name: string) => {
    const word = words.get(name);
    return word ? of(word.title) : say('notThere', { name });
  };
  return (
    <fieldset className="terms-given">
      <legend>{say('given')}</legend>
      <p className="quiet terms-help">{say('givenHelp')}</p>
      <ul>
        {Object.entries(given).map(([name, value]) => (
          <li key={name} className="terms-given-row">
            <span>{called(name)}</span>
            <GivenValue
              word={words.get(name)}
              label={called(name)}
              at={[...at, name].join('.')}
              value={value}
              change={(next) => put([...at, name], next)}
            />
            <button
              type="button"
              className="plain"
              aria-label={say('removeNamed', { title: called(name) })}
              onClick={() => put([...at, name], undefined)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <p className="terms-add-row">
        <select
          id={id}
          aria-label={say('addGiven')}
          value=""
          onChange={({ target }) => target.value && put([...at, target.value], first(target.value))}
        >
          <option value="">{say('addGiven')}</option>
          <optgroup label={say('givenRead')}>
            {missing.map((name) => (
              <option key={name} value={name}>
                {called(name)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say('givenOther')}>
            {others.map(({ id: name }) => (
              <option key={name} value={name}>
                {called(name)}
              </option>
            ))}
          </optgroup>
        </select>
        {missing.length > 0 && (
          <button
            type="button"
            className="plain"
            onClick={() =>
              put(at, { ...given, ...Object.fromEntries(missing.map((name) => [name, first(name)])) })
            }
          >
            {say('addAllGiven')}
          </button>
        )}
      </p>
    </fieldset>
  );
}

interface ExpectedProps extends PartProps {
  readonly judged: WireJudgedExample | null;
}

/** What is expected beside what it comes to, which is taken over only after a look. */
function Expected({ index, example, judged }: ExpectedProps) {
  const { say, put, fresh } = useEditing();
  const at = ['examples', index];
  const take = () => {
    if (!judged) return;
    const { amount: _, ...others } = example;
    const { eligibility, amount } = judged;
    const isDue = eligibility !== 'not' && amount !== null;
    put(at, { ...others, eligibility, ...(isDue ? { amount } : {}) });
  };
  return (
    <div className="terms-expected">
      <div className="terms-row">
        <ChoiceLeaf
          at={[...at, 'eligibility']}
          label={say('expected')}
          value={example.eligibility}
          groups={[
            {
              title: null,
              options: (['eligible', 'nearly', 'unknown', 'not'] as const).map((id) => ({
                id,
                title: { zh: say(id), en: say(id) },
              })),
            },
          ]}
        />
        <NumberLeaf at={[...at, 'amount']} label={say('expectedAmount')} value={example.amount} optional />
      </div>
      <div role="status" className="terms-judged" data-testid="example-result">
        {judged ? (
          <Judged judged={judged} />
        ) : (
          <p className="quiet">{say(fresh ? 'notJudged' : 'checking')}</p>
        )}
      </div>
      {judged?.wrong && (
        <button type="button" onClick={take}>
          {say('takeResult')}
        </button>
      )}
    </div>
  );
}

function Judged({ judged: { eligibility, amount, failing, lines, wrong } }: { judged: WireJudgedExample }) {
  const { say, of } = useEditing();
  const titles = (truth: boolean | null) =>
    failing
      .filter((one) => one.truth === truth)
      .map(({ title }) => of(title))
      .join(of({ zh: '、', en: ', ' }));
  return (
    <>
      <p>
        <strong>{say('comesTo', { eligibility: say(eligibility) })}</strong>
        {eligibility !== 'not' && (
          <span className="whole">
            {dot}
            {amount === null ? say('amountUnknown') : say('amountOf', { amount })}
          </span>
        )}
        {dot}
        {wrong ? <span className="hand">✕ {of(wrong)}</span> : <span>✓ {say('right')}</span>}
      </p>
      {titles(false) && <p className="quiet">{say('failing', { titles: titles(false) })}</p>}
      {titles(null) && <p className="quiet">{say('lacking', { titles: titles(null) })}</p>}
      {eligibility !== 'not' &&
        lines.map(({ title, arithmetic }) => (
          <p key={title.en} className="quiet">
            {of(title)}
            {of({ zh: '：', en: ': ' })}
            {arithmetic ? of(arithmetic) : ''}
          </p>
        ))}
    </>
  );
}
