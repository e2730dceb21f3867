import { CallError, type WireRefusal } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { Planned } from '../work/planned.tsx';
import { newKey } from '../work/typed.ts';
import type { Compared, Offer } from './choosing-data.ts';
import { choosingTexts } from './choosing-texts.ts';

/** Shows what taking an offer will do, and takes it; however often it is sent, it counts once. */
export function TakeOffer({
  compared: { register, transition, others },
  day,
  offer,
  over,
}: {
  compared: Compared;
  day: string;
  offer: Offer;
  over(): void;
}): ReactNode {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireRefusal | 'lost' | null>(null);
  const posting = { register: register.id, record: offer.id, transition: transition.id, occurredOn: day };
  const { data, error, refetch } = useQuery({
    queryKey: ['preview', posting, offer.basis],
    queryFn: () => client.preview(posting),
  });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const send = async () => {
    setBusy(true);
    try {
      const { outcome } = await client.work({ key, posting, basis: offer.basis, form: null });
      await queries.invalidateQueries();
      over();
      await navigate({ to: '.', search: { done: outcome } });
    } catch (failed) {
      setRefusal(failed instanceof CallError && failed.refusal ? failed.refusal : 'lost');
    } finally {
      setBusy(false);
    }
  };
  const fault = refusal === null ? data.faults[0] : refusal;
  return (
    <div className="take-offer" data-testid="take-offer">
      <h3>{say('taking')}</h3>
      {fault && (
        <p className="hand" role="alert">
          {fault === 'lost' ? say('lost') : of(fault.message)}
        </p>
      )}
      {others > 0 && <p>{say('others', { count: others })}</p>}
      <Planned planned={data} />
      <p className="actions">
        <Button
          type="primary"
          disabled={busy || data.faults.length > 0}
          onClick={() => void send()}
          data-testid="take-confirm"
        >
          {say('confirm', { way: of(transition.title) })}
        </Button>{' '}
        <Button onClick={over}>{say('cancel')}</Button>
      </p>
    </div>
  );
}
