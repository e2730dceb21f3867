import type { WireDisbursement } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { disbursementTexts } from './disbursement-texts.ts';

type Line = WireDisbursement['lines'][number];

interface TableProps {
  readonly member: string;
  readonly lines: readonly Line[];
  readonly chosen?: readonly string[];
  readonly choose?: ((chosen: readonly string[]) => void) | undefined;
}

/** The payments of a batch, or those that may still go into it: with boxes to tick where one may choose. */
export function BatchTable({ member, lines, chosen = [], choose }: TableProps) {
  const say = useTextsOf(disbursementTexts);
  const sent = lines.some(({ line }) => line !== null);
  const ids = lines.map(({ id }) => id);
  const all = ids.every((id) => chosen.includes(id));
  return (
    <>
      {choose && lines.length > 1 && (
        <label className="batch-all">
          <input type="checkbox" checked={all} onChange={() => choose(all ? [] : ids)} />
          {say('batchAll', { count: lines.length })}
        </label>
      )}
      <table className="list brief batch-table">
        <thead>
          <tr>
            {(choose || sent) && <th scope="col">{say(choose ? 'batchTick' : 'batchLine')}</th>}
            <th scope="col">{say('batchWhat')}</th>
            <th scope="col">{say('batchPayee')}</th>
            <th scope="col" className="number">
              {say('batchAmount')}
            </th>
            <th scope="col">{say(choose ? 'batchAccount' : sent ? 'batchAnswer' : 'batchStage')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.line ?? line.id} {...{ member, line, chosen, choose }} />
          ))}
        </tbody>
      </table>
    </>
  );
}

type RowProps = Pick<TableProps, 'member' | 'choose'> & {
  readonly line: Line;
  readonly chosen: readonly string[];
};

function Row({ member, line, chosen, choose }: RowProps) {
  const { of } = useWords();
  const say = useTextsOf(disbursementTexts);
  const ticked = chosen.includes(line.id);
  return (
    <tr data-testid="batch-line">
      {choose && (
        <td className="batch-tick">
          <input
            type="checkbox"
            aria-label={say('batchChoose', { what: line.title })}
            checked={ticked}
            onChange={() =>
              choose(ticked ? chosen.filter((other) => other !== line.id) : [...chosen, line.id])
            }
          />
        </td>
      )}
      {!choose && line.line !== null && (
        <td className="named" data-title={say('batchLine')}>
          {line.line}
        </td>
      )}
      <td className="brief-lead">
        <Link to="/records/$register/$id" params={{ register: member, id: line.id }}>
          {line.title}
        </Link>
      </td>
      <td>{line.payee}</td>
      <td className="number whole">{spoken(of(line.shown))}</td>
      <Known line={line} accounts={choose !== undefined} />
    </tr>
  );
}

/** While a batch is drawn up whether an account is known; later what the bank answered, or where the payment stands. */
function Known({ line, accounts }: { line: Line; accounts: boolean }) {
  const { of } = useWords();
  const say = useTextsOf(disbursementTexts);
  const title = say(accounts ? 'batchAccount' : line.line === null ? 'batchStage' : 'batchAnswer');
  const answers = { paid: say('batchPaid'), refused: say('batchRefused') };
  const answer = line.outcome ? answers[line.outcome] : say('batchOpen');
  const stage = line.stage ? of(line.stage.title) : '';
  const account = say(line.hasAccount ? 'batchHasAccount' : 'batchNoAccount');
  const atFault = accounts ? !line.hasAccount : line.outcome === 'refused';
  return (
    <td className={atFault ? 'named hand' : 'named'} data-title={title}>
      {accounts ? account : line.line === null ? stage : answer}
    </td>
  );
}
