import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChain } from './chain-data.ts';
import { ChainSteps } from './chain-steps.tsx';
import { chainTexts } from './chain-texts.ts';

/** What a record waits for, step by step; nothing where its register declares no chain. */
export function RecordChains({ register, id }: { register: string; id: string }) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askChain.ofRecord(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.chains.map(({ chain, steps, culprit, explained }) => (
    <section key={chain.id} data-testid="record-chain">
      <h2>{say('chainTitle', { title: of(chain.title) })}</h2>
      <p>
        <Whole>{of(explained)}</Whole>
      </p>
      <ChainSteps steps={steps} culprit={culprit} />
      <p className="quiet">
        <Link to="/chains/$register/$chain" params={{ register, chain: chain.id }}>
          {say('wholeChain')}
        </Link>
      </p>
    </section>
  ));
}
