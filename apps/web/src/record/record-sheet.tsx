import type { WireAttachment, WireRecord, WireRecordWork } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { Title } from '../design/whole.tsx';
import { RecordLink } from '../figure/record-link.tsx';
import { dot, spoken } from '../format.ts';
import { useWords, useWordsWith } from '../language.ts';
import { workTexts } from '../work/work-texts.ts';
import { Timeline } from './timeline.tsx';
import type { TimelinePaging } from './timeline-page.ts';

interface RecordSheetProps {
  readonly record: WireRecord;
  readonly paging: TimelinePaging;
  /** Who comes from a figure asks what happened, before what else the record says. */
  readonly timelineFirst?: boolean;
  /** Whether it is shown as it stood, not as it stands. */
  readonly isThen?: boolean;
  /** Its fields that are not filled in. */
  readonly blank?: WireRecordWork['blank'] | undefined;
  readonly mayCorrect?: boolean | undefined;
  readonly files?: readonly WireAttachment[] | undefined;
  /** What stands between the record's name and its content, and after its content. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** A record as it stands, and what happened to it. */
export function RecordSheet(props: RecordSheetProps): ReactNode {
  const {
    record,
    paging,
    timelineFirst = false,
    isThen = false,
    blank = [],
    mayCorrect = false,
    files = [],
  } = props;
  const { of } = useWords();
  const timeline = <Timeline record={record} paging={paging} mayCorrect={mayCorrect} files={files} />;
  return (
    <>
      <p className="path quiet">
        {of(record.register.title)}
        {dot}
        <span className="id">{record.id}</span>
      </p>
      <h1>
        <Title>{record.title}</Title>
      </h1>
      {props.above}
      <Standing record={record} isThen={isThen} />
      {timelineFirst && timeline}
      <Content record={record} blank={blank} />
      {props.below}
      {!timelineFirst && timeline}
    </>
  );
}

function Content({ record, blank }: { record: WireRecord; blank: WireRecordWork['blank'] }) {
  const { say, of } = useWordsWith(workTexts);
  return (
    <>
      {record.fields.length > 0 && (
        <section>
          <h2>{say('fields')}</h2>
          <dl className="facts">
            {record.fields.map((field) => (
              <Fact key={field.id} title={of(field.title)}>
                <FieldValue field={field} />
                {field.kind === 'personal' && <span className="quiet"> {say('personal')}</span>}
              </Fact>
            ))}
          </dl>
          {blank.length > 0 && (
            <p className="quiet blank-fields">
              {say('workBlank')}
              {of({ zh: '：', en: ': ' })}
              {blank.map(({ title }) => of(title)).join(of({ zh: '、', en: ', ' }))}
            </p>
          )}
        </section>
      )}
      {record.measures.length > 0 && (
        <section>
          <h2>{say('measures')}</h2>
          <dl className="facts">
            {record.measures.map((measure) => (
              <Fact key={measure.id} title={of(measure.title)}>
                <span className="whole number">{spoken(of(measure.shown))}</span>
              </Fact>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Standing({ record, isThen }: { record: WireRecord; isThen: boolean }) {
  const { say, of } = useWordsWith(workTexts);
  // Then it was not there yet, or its opening had been taken back.
  const nowhere = say(isThen && record.total === 0 ? 'recordNotYet' : 'takenBack');
  return (
    <dl className="facts facts-standing">
      <Fact title={say('stage')}>
        <b>{record.stage ? of(record.stage.title) : nowhere}</b>
      </Fact>
      {record.unit && <Fact title={say('unit')}>{of(record.unit.title)}</Fact>}
      {record.street && <Fact title={say('street')}>{of(record.street.title)}</Fact>}
      <Fact title={say('keeper')}>{of(record.keeper)}</Fact>
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FieldValue({ field }: { field: WireRecord['fields'][number] }) {
  const { of } = useWords();
  if (field.kind === 'number') return <span className="whole number">{spoken(of(field.shown))}</span>;
  if (!field.reference) return of(field.shown);
  return <RecordLink {...field.reference}>{of(field.shown)}</RecordLink>;
}
