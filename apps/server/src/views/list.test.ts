import { errand } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { usualColumns } from './list.ts';

describe('the columns of a list that nobody has chosen', () => {
  it('are the first few that are no long text', () => {
    const found = ['what', 'stage', 'unit', 'street', 'to', 'mechanic', 'set-out-on', 'back-on', 'cost'];
    expect([...usualColumns(errand)]).toEqual([...found, 'record.last-occurred-on']);
  });
  it('are those that the register names, beside title, stage and place', () => {
    const found = ['what', 'stage', 'unit', 'street', 'back-on', 'cost', 'record.last-occurred-on'];
    expect([...usualColumns({ ...errand, listed: ['back-on', 'cost'] })]).toEqual(found);
  });
});
