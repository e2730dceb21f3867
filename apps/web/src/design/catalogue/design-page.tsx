import { Button, Segmented, Slider } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTextsOf, useWords } from '../../language.ts';
import { usePageTitle } from '../../shell/states.tsx';
import { contrast } from '../contrast.ts';
import { useScheme } from '../scheme.ts';
import { type Palette, pairs, palettes, sizes, spaces } from '../tokens.ts';
import { designTexts } from './design-texts.ts';
import { Samples } from './samples.tsx';
import './catalogue.css';

/** The design system, shown by itself. */
export function DesignPage(): ReactNode {
  const { say } = useWords();
  const tell = useTextsOf(designTexts);
  usePageTitle(say('designPage'));
  return (
    <div className="sheet catalogue">
      <h1>{say('designPage')}</h1>
      <p>{tell('designIntroduction')}</p>
      <section id="colours">
        <h2>{tell('designColours')}</h2>
        <Colours />
      </section>
      <section id="type">
        <h2>{tell('designType')}</h2>
        <Type />
      </section>
      <section id="space">
        <h2>{tell('designSpace')}</h2>
        <Spaces />
      </section>
      <section id="pieces">
        <h2>{tell('designPieces')}</h2>
        <Samples />
      </section>
      <section id="controls">
        <h2>{tell('designControls')}</h2>
        <Controls />
      </section>
    </div>
  );
}

const colourNames = Object.keys(palettes.light) as (keyof Palette)[];

function Colours() {
  const tell = useTextsOf(designTexts);
  const scheme = useScheme();
  const palette = palettes[scheme];
  return (
    <ul className="swatches">
      {colourNames.map((name) => {
        const on = pairs.filter((pair) => pair.what === name);
        const least = Math.min(...on.map((pair) => contrast(palette[name], palette[pair.on])));
        return (
          <li key={name}>
            <svg className="swatch" aria-hidden="true">
              <rect width="100%" height="100%" fill={palette[name]} />
            </svg>
            <code>--{name}</code>
            <span className="quiet">
              {palette[name]}
              {on.length > 0 && ` · ${tell('designContrast', { ratio: least.toFixed(1) })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const specimen = { zh: '一、经济运行稳中向好', en: 'Steady, and for the better' };

function Type() {
  const { of } = useWords();
  return (
    <table className="type-scale">
      <tbody>
        {Object.entries(sizes).map(([name, rem]) => (
          <tr key={name}>
            <th scope="row">
              <code>--text-{name}</code> <span className="quiet">{rem * 16} px</span>
            </th>
            <td className={`specimen specimen-${name}`}>{of(specimen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Spaces() {
  return (
    <ul className="spaces">
      {Object.entries(spaces).map(([name, rem]) => (
        <li key={name}>
          <svg className="space-bar" width={rem * 16} height="12" aria-hidden="true">
            <rect width="100%" height="100%" fill="currentcolor" />
          </svg>
          <code>--space-{name}</code> <span className="quiet">{rem * 16} px</span>
        </li>
      ))}
    </ul>
  );
}

function Controls() {
  const tell = useTextsOf(designTexts);
  const [value, setValue] = useState(60);
  const [chosen, setChosen] = useState<string>('zh');
  return (
    <div className="controls">
      <p className="actions">
        <Button type="primary" onClick={() => setValue(100)}>
          {tell('sampleFill')}
        </Button>
        <Button onClick={() => setValue(0)}>{tell('sampleClear')}</Button>
      </p>
      <Slider value={value} onChange={setValue} ariaLabelForHandle={tell('sampleShare')} />
      <Segmented
        name="sample"
        aria-label={tell('sampleChoice')}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  );
}
