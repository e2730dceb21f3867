import { Button } from 'antd';
import { usePanelWords } from './panel-words.ts';

interface PagesProps {
  /** What is paged, for those who hear it. */
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  turn(page: number): void;
}

/** The way to the page before and after; nothing where there is one page only. */
export function Pages({ label, page, pages, turn }: PagesProps) {
  const { say } = usePanelWords();
  if (pages <= 1) return null;
  const to = (target: number, title: string) => (
    <Button disabled={target < 1 || target > pages} onClick={() => turn(target)}>
      {title}
    </Button>
  );
  return (
    <nav className="pages" aria-label={label}>
      {to(page - 1, say('previousPage'))}
      <span>{say('pageOf', { page, pages })}</span>
      {to(page + 1, say('nextPage'))}
    </nav>
  );
}
