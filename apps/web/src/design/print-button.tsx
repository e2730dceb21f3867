import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';

/** Prints what is shown; on paper the button is left out. */
export function PrintButton(): ReactNode {
  const { say } = useWords();
  return (
    <Button className="print-button" onClick={() => window.print()}>
      {say('print')}
    </Button>
  );
}
