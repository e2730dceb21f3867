import type { WireUnit } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { askAdmin } from './admin-data.ts';
import { AdminOnly } from './admin-only.tsx';
import { useAdminWords } from './admin-texts.ts';
import { Entry, Tick } from './controls.tsx';
import { AddUnit, WorkOnUnit } from './unit-forms.tsx';
import { placed, withAbove } from './unit-tree.ts';
import { kindTexts } from './unit-words.ts';
import './admin.css';

/** The units of the district as a tree, and what the system administrator does with them. */
export function UnitsPage(): ReactNode {
  const say = useAdminWords();
  return (
    <AdminOnly title={say('units')} duties={['administer-system']}>
      {() => <Units />}
    </AdminOnly>
  );
}

function Units() {
  const say = useAdminWords();
  const { data, error, refetch } = useQuery(askAdmin.units());
  const [sought, seek] = useState('');
  const [closedToo, showClosed] = useState(false);
  const [adding, setAdding] = useState(false);
  const [saved, setSaved] = useState(false);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const { units } = data;
  const found = units.filter((unit) => (closedToo || !unit.closedOn) && fits(unit, sought));
  const shown = withAbove(units, found);
  return (
    <div className="sheet">
      <h1>{say('units')}</h1>
      <p>{say('unitsWhat')}</p>
      <p className="quiet">{say('closedWhat')}</p>
      <div className="admin-bar">
        <Entry label={say('filter')} name="filter" type="search" value={sought} write={seek} />
        <Tick label={say('showClosed')} checked={closedToo} tick={showClosed} />
        <Button type="primary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {say('addUnit')}
        </Button>
      </div>
      {adding && (
        <AddUnit
          units={units}
          parent={units.find(({ parent }) => parent === null)?.id ?? ''}
          done={() => {
            setAdding(false);
            setSaved(true);
          }}
          cancel={() => setAdding(false)}
        />
      )}
      <p role="status" className="quiet">
        {saved ? say('saved') : say('unitCount', { count: found.length })}
      </p>
      {found.length === 0 && <Empty>{say('noneFound')}</Empty>}
      <ul className="admin-tree">
        {placed(units)
          .filter(({ unit }) => shown.has(unit.id))
          .map(({ unit, depth }) => (
            <OneUnit key={unit.id} unit={unit} depth={depth} units={units} changed={() => setSaved(true)} />
          ))}
      </ul>
    </div>
  );
}

const fits = ({ id, title }: WireUnit, sought: string): boolean =>
  [id, title.zh, title.en].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase()));

interface OneUnitProps {
  readonly unit: WireUnit;
  readonly depth: number;
  readonly units: readonly WireUnit[];
  changed(): void;
}

/** The levels that a line is set in by; deeper ones stand where the last of these do. */
const deepest = 4;

function OneUnit({ unit, depth, units, changed }: OneUnitProps) {
  const say = useAdminWords();
  const { of } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <li className={`admin-depth-${Math.min(depth, deepest)}`} data-unit={unit.id}>
      <div className="admin-row">
        <span>
          <span className={unit.closedOn ? 'quiet' : ''}>{of(unit.title)}</span>{' '}
          <span className="quiet admin-small">
            {say(kindTexts[unit.kind])}
            {dot}
            <code>{unit.id}</code>
          </span>{' '}
          {unit.closedOn && <span className="tag">{say('closedOn', { day: unit.closedOn })}</span>}
        </span>
        {!unit.closedOn && (
          <Button
            size="small"
            aria-expanded={open}
            aria-label={say('handleOf', { name: of(unit.title) })}
            onClick={() => setOpen(!open)}
          >
            {say('handle')}
          </Button>
        )}
      </div>
      {open && (
        <WorkOnUnit
          unit={unit}
          units={units}
          done={() => {
            setOpen(false);
            changed();
          }}
          cancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}
