import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTextsOf, useWords } from '../../language.ts';
import { Empty, Loading } from '../../shell/states.tsx';
import { Amount } from '../amount.tsx';
import { DayField } from '../day-field.tsx';
import { Light } from '../light.tsx';
import { strokesOf } from '../strokes.ts';
import { Tally } from '../tally.tsx';
import { Vintage } from '../vintage.tsx';
import { designTexts } from './design-texts.ts';

function Sample({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="sample">
      <h3>{title}</h3>
      <div className="sample-shown">{children}</div>
      <p className="quiet">{hint}</p>
    </div>
  );
}

/** The shared pieces, each as it is used. */
export function Samples() {
  const { say } = useWords();
  const tell = useTextsOf(designTexts);
  const [day, setDay] = useState('2021-06-30');
  return (
    <div className="samples">
      <Sample title={tell('sampleLights')} hint={tell('sampleLightsHint')}>
        <Light standing="pace" /> <Light standing="behind" /> <Light standing="missed" />{' '}
        <Light standing="made-up" />
      </Sample>
      <Sample title={tell('sampleTally')} hint={tell('sampleTallyHint')}>
        {[0, 1, 2, 3, 4, 5].map((done) => (
          <Tally key={done} count={strokesOf(done, 5)}>
            {done}/5
          </Tally>
        ))}
      </Sample>
      <Sample title={tell('sampleFigure')} hint={tell('sampleFigureHint')}>
        <span className="sample-song" lang="zh-CN">
          完成投资
          <a href="#pieces" className="figure">
            121.32亿元
          </a>
          ，增长
          <a href="#pieces" className="figure">
            12.5%
          </a>
        </span>
      </Sample>
      <Sample title={tell('sampleAmount')} hint={tell('sampleAmountHint')}>
        <Amount value="12132260000" unit={tell('sampleUnit')} />
        <Amount value="-0.4" unit={say('percentagePoints')} isDifference />
        <Amount value={null} />
      </Sample>
      <Sample title={tell('sampleVintage')} hint={tell('sampleVintageHint')}>
        <Vintage vintage="flash" /> <Vintage vintage="preliminary" /> <Vintage vintage="final" />
      </Sample>
      <Sample title={tell('sampleDay')} hint={tell('sampleDayHint')}>
        <DayField label={say('cutoff')} value={day} choose={setDay} />
        <output className="number">{day || '—'}</output>
      </Sample>
      <Sample title={tell('sampleStates')} hint={tell('sampleStatesHint')}>
        <Empty>{say('noRecords')}</Empty>
        <Loading />
      </Sample>
    </div>
  );
}
