import type { Terms } from '@taizhang/definition';
import { type ReactNode, useRef } from 'react';
import { ConditionBlock } from './condition-block.tsx';
import { Faults, useEditing } from './editing.tsx';
import {
  ChoiceLeaf,
  ClauseLeaf,
  DayLeaf,
  FlagLeaf,
  LongLeaf,
  NumberLeaf,
  TextLeaf,
  TitleLeaves,
  UnitLeaf,
  WholeLeaf,
} from './leaves.tsx';
import { Card, Section } from './part-card.tsx';
import { freeId, type ListName, newParts } from './terms-value.ts';

/** Adds to a list or record of the terms, and knows which of its parts are new. */
export function useAdding() {
  const { terms, put, today } = useEditing();
  const added = useRef(new Set<unknown>());
  return {
    isNew: (name: string) => added.current.has(name),
    add: (list: ListName) => {
      const now = (terms[list] ?? []) as readonly unknown[];
      added.current.add(`${list}.${now.length}`);
      put([list], [...now, newParts[list](terms, today)]);
    },
    addNamed: (record: 'clauses' | 'parameters', prefix: string) => {
      const id = freeId(prefix, Object.keys(terms[record] ?? {}));
      added.current.add(`${record}.${id}`);
      put([record], { ...terms[record], [id]: newParts[record]() });
    },
  };
}

const isOne = (
  title: { zh?: string; en?: string },
  of: (text: { zh: string; en: string }) => string,
): string => of({ zh: title.zh || title.en || '', en: title.en || title.zh || '' });

/** The number of a clause as a part names it. */
const clauseNumber = ({ clauses }: Terms, id: string): string => clauses[id]?.number || id;

export function General(): ReactNode {
  const { terms, vocabulary, say, put } = useEditing();
  return (
    <Section at="subject" title={say('general')}>
      <div className="terms-row">
        <ChoiceLeaf
          at={['subject']}
          label={say('subject')}
          value={terms.subject}
          groups={[{ title: null, options: vocabulary.subjects }]}
        />
        <ChoiceLeaf
          at={['often']}
          label={say('often')}
          value={terms.often}
          groups={[
            {
              title: null,
              options: (['once', 'yearly'] as const).map((id) => ({
                id,
                title: { zh: say(id), en: say(id) },
              })),
            },
          ]}
          choose={(often) => put(['often'], often)}
        />
      </div>
      <Faults at="often" />
      <Faults at="version" />
    </Section>
  );
}

export function Clauses(): ReactNode {
  const { terms, say, of } = useEditing();
  const { isNew, addNamed } = useAdding();
  return (
    <Section at="clauses" title={say('clauses')} help={say('clausesHelp')}>
      {Object.entries(terms.clauses).map(([id, { number, text }]) => (
        <Card
          key={id}
          at={['clauses', id]}
          title={number}
          note={of({ zh: text.zh ?? '', en: text.en ?? '' })}
          isNew={isNew(`clauses.${id}`)}
        >
          <TextLeaf
            at={['clauses', id, 'number']}
            label={say('number')}
            value={number}
            placeholder={say('numberExample')}
            className="terms-short"
          />
          <LongLeaf at={['clauses', id, 'text', 'zh']} label={say('textZh')} value={text.zh} lang="zh-CN" />
          <LongLeaf at={['clauses', id, 'text', 'en']} label={say('textEn')} value={text.en} lang="en" />
        </Card>
      ))}
      <button type="button" className="terms-add" onClick={() => addNamed('clauses', 'clause')}>
        {say('addClause')}
      </button>
    </Section>
  );
}

export function Parameters(): ReactNode {
  const { terms, check, say, of, put } = useEditing();
  const { isNew, addNamed } = useAdding();
  return (
    <Section at="parameters" title={say('parameters')} help={say('parametersHelp')}>
      {Object.entries(terms.parameters ?? {}).map(([id, { title, unit, values }]) => {
        const said = check?.text?.parameters.find((one) => one.id === id)?.words;
        return (
          <Card
            key={id}
            at={['parameters', id]}
            title={isOne(title, of)}
            note={said && of(said)}
            isNew={isNew(`parameters.${id}`)}
          >
            <TitleLeaves at={['parameters', id, 'title']} title={title} />
            <UnitLeaf at={['parameters', id, 'unit']} label={say('unit')} value={unit} />
            <ul className="terms-values">
              {values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place
                <li key={i} className="terms-row">
                  <NumberLeaf
                    at={['parameters', id, 'values', i, 'value']}
                    label={say('valueNumber')}
                    value={value.value}
                  />
                  <DayLeaf
                    at={['parameters', id, 'values', i, 'from']}
                    label={say('from')}
                    value={value.from}
                    optional
                  />
                  {values.length > 1 && (
                    <button
                      type="button"
                      className="plain"
                      aria-label={say('removeValue', { n: i + 1 })}
                      onClick={() => put(['parameters', id, 'values', i], undefined)}
                    >
                      ✕
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="plain"
              onClick={() => put(['parameters', id, 'values'], [...values, { value: '', from: '' }])}
            >
              {say('addValue')}
            </button>
          </Card>
        );
      })}
      <button type="button" className="terms-add" onClick={() => addNamed('parameters', 'parameter')}>
        {say('addParameter')}
      </button>
    </Section>
  );
}

/** A part's words, as the last check made them. */
export function useSaid(list: 'conditions' | 'lines' | 'evidence' | 'clawback') {
  const { check, of, terms } = useEditing();
  return ({ id, clause }: { id: string; clause: string }): string => {
    const words = check?.text?.[list].find((one) => one.id === id)?.words;
    const number = clauseNumber(terms, clause);
    return words ? `${number}${of({ zh: '：', en: ': ' })}${of(words)}` : number;
  };
}

export function Conditions(): ReactNode {
  const { terms, say, of } = useEditing();
  const { isNew, add } = useAdding();
  const said = useSaid('conditions');
  return (
    <Section at="conditions" title={say('conditions')} help={say('conditionsHelp')}>
      {terms.conditions.map((condition, i) => (
        <Card
          key={condition.id}
          at={['conditions', i]}
          title={isOne(condition.title, of)}
          note={said(condition)}
          isNew={isNew(`conditions.${i}`)}
        >
          <TitleLeaves at={['conditions', i, 'title']} title={condition.title} />
          <ClauseLeaf at={['conditions', i, 'clause']} clause={condition.clause} />
          <ConditionBlock
            at={['conditions', i, 'when']}
            label={say('condition')}
            condition={condition.when}
          />
          <FlagLeaf at={['conditions', i, 'fixed']} label={say('isFixed')} value={condition.fixed} />
          <FlagLeaf at={['conditions', i, 'strict']} label={say('isStrict')} value={condition.strict} />
        </Card>
      ))}
      <button type="button" className="terms-add" onClick={() => add('conditions')}>
        {say('addCondition')}
      </button>
    </Section>
  );
}

export function Evidence(): ReactNode {
  const { terms, say, of, put } = useEditing();
  const { isNew, add } = useAdding();
  const said = useSaid('evidence');
  const evidence = terms.evidence ?? [];
  return (
    <Section at="evidence" title={say('evidence')}>
      {evidence.map((one, i) => (
        <Card
          key={one.id}
          at={['evidence', i]}
          title={isOne(one.title, of)}
          note={said(one)}
          isNew={isNew(`evidence.${i}`)}
        >
          <TitleLeaves at={['evidence', i, 'title']} title={one.title} />
          <ClauseLeaf at={['evidence', i, 'clause']} clause={one.clause} />
          <label className="terms-flag">
            <input
              type="checkbox"
              checked={one.unless !== undefined}
              onChange={({ target }) =>
                put(['evidence', i, 'unless'], target.checked ? { combinator: 'and', rules: [] } : undefined)
              }
            />{' '}
            {say('unlessKnown')}
          </label>
          {one.unless && (
            <ConditionBlock
              at={['evidence', i, 'unless']}
              label={say('unlessKnown')}
              condition={one.unless}
            />
          )}
        </Card>
      ))}
      <button type="button" className="terms-add" onClick={() => add('evidence')}>
        {say('addEvidence')}
      </button>
    </Section>
  );
}

export function Clawback(): ReactNode {
  const { terms, say, of } = useEditing();
  const { isNew, add } = useAdding();
  const said = useSaid('clawback');
  const clawback = terms.clawback ?? [];
  return (
    <Section at="clawback" title={say('clawback')}>
      {clawback.map((one, i) => (
        <Card
          key={one.id}
          at={['clawback', i]}
          title={isOne(one.title, of)}
          note={said(one)}
          isNew={isNew(`clawback.${i}`)}
        >
          <TitleLeaves at={['clawback', i, 'title']} title={one.title} />
          <ClauseLeaf at={['clawback', i, 'clause']} clause={one.clause} />
          <ConditionBlock at={['clawback', i, 'when']} label={say('backWhen')} condition={one.when} />
          <div className="terms-row">
            <WholeLeaf at={['clawback', i, 'within']} label={say('within')} value={one.within} />
            <NumberLeaf at={['clawback', i, 'share']} label={say('backShare')} value={one.share} />
          </div>
        </Card>
      ))}
      <button type="button" className="terms-add" onClick={() => add('clawback')}>
        {say('addClawback')}
      </button>
    </Section>
  );
}
