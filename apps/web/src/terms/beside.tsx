import { type ReactNode, useId } from 'react';
import { Faults, useEditing } from './editing.tsx';
import { ChoiceLeaf, ClauseLeaf, Leaf, type Option, TitleLeaves } from './leaves.tsx';
import { Section } from './part-card.tsx';

const options = (say: (key: never) => string, ...ids: string[]): { title: null; options: Option[] }[] => [
  { title: null, options: ids.map((id) => ({ id, title: { zh: say(id as never), en: say(id as never) } })) },
];

const lastClause = (clauses: object): string => Object.keys(clauses).at(-1) ?? '';

/** How the policy stands beside others of its group. */
export function Stacking(): ReactNode {
  const { terms, vocabulary, say, put } = useEditing();
  const id = useId();
  const { stacking } = terms;
  return (
    <Section at="stacking" title={say('stacking')} help={say('groupHelp')}>
      {stacking ? (
        <div className="terms-whole-part">
          <Faults at="stacking" />
          <div className="terms-row">
            <Leaf at={['stacking', 'group']} label={say('group')} className="terms-short">
              {(leaf) => (
                <>
                  <input
                    {...leaf}
                    type="text"
                    list={id}
                    autoComplete="off"
                    value={stacking.group ?? ''}
                    onChange={({ target }) => put(['stacking', 'group'], target.value.trim())}
                  />
                  <datalist id={id}>
                    {vocabulary.groups.map((group) => (
                      <option key={group} value={group} />
                    ))}
                  </datalist>
                </>
              )}
            </Leaf>
            <TitleLeaves at={['stacking', 'title']} title={stacking.title ?? {}} />
            <ChoiceLeaf
              at={['stacking', 'rule']}
              label={say('rule')}
              value={stacking.rule}
              groups={options(say, 'exclusive', 'highest')}
            />
            <ClauseLeaf at={['stacking', 'clause']} clause={stacking.clause} />
          </div>
          <Removing at="stacking" title={say('stacking')} />
        </div>
      ) : (
        <button
          type="button"
          className="terms-add"
          onClick={() =>
            put(['stacking'], {
              group: vocabulary.groups[0] ?? '',
              title: { zh: '', en: '' },
              rule: 'highest',
              clause: lastClause(terms.clauses),
            })
          }
        >
          {say('addStacking')}
        </button>
      )}
    </Section>
  );
}

/** What happens where the budget of the year does not suffice. */
export function Budget(): ReactNode {
  const { terms, words, say, put } = useEditing();
  const { budget } = terms;
  const numbers = [...words.values()].filter(({ kind }) => kind === 'number');
  return (
    <Section at="budget" title={say('budget')}>
      {budget ? (
        <div className="terms-whole-part">
          <Faults at="budget" />
          <div className="terms-row">
            <ChoiceLeaf
              at={['budget', 'share']}
              label={say('shareBudget')}
              value={budget.share}
              groups={options(say, 'in-order', 'pro-rata')}
            />
            <ChoiceLeaf
              at={['budget', 'order']}
              label={say('order')}
              value={budget.order}
              optional
              none={say('byArrival')}
              groups={[{ title: null, options: numbers }]}
            />
            <ClauseLeaf at={['budget', 'clause']} clause={budget.clause} />
          </div>
          <Removing at="budget" title={say('budget')} />
        </div>
      ) : (
        <button
          type="button"
          className="terms-add"
          onClick={() => put(['budget'], { share: 'in-order', clause: lastClause(terms.clauses) })}
        >
          {say('addBudget')}
        </button>
      )}
    </Section>
  );
}

function Removing({ at, title }: { at: string; title: string }) {
  const { say, put } = useEditing();
  return (
    <p className="terms-card-foot">
      <button
        type="button"
        className="plain"
        aria-label={say('removeNamed', { title })}
        onClick={() => put([at], undefined)}
      >
        {say('remove')}
      </button>
    </p>
  );
}
