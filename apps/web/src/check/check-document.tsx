import type { WireCheckFigure } from '@taizhang/contract';
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTextsOf } from '../language.ts';
import { type Filter, isDecided, isNoFigure } from './check-search.ts';
import { checkTexts, type SayCheck } from './check-texts.ts';
import {
  type Chunk,
  cellsOf,
  chunkOf,
  chunksOf,
  type Line,
  type Piece,
  piecesOf,
  type Stretch,
  stretchesIn,
} from './chunks.ts';
import { useDrawn } from './use-drawn.ts';

interface DocumentProps {
  readonly text: string;
  readonly figures: readonly WireCheckFigure[];
  /** The positions of the findings that count. */
  readonly findings: readonly number[];
  readonly filter: Filter;
  readonly selected: number | undefined;
  select(figure: number): void;
}

/**
 * The text as a document in which every figure is a link with its verdict. It may be very long: it is drawn part by
 * part, and what is out of sight is laid out only when it comes near.
 */
export function CheckDocument({
  text,
  figures,
  findings,
  filter,
  selected,
  select,
}: DocumentProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const body = useRef<HTMLDivElement>(null);
  // Decisions change what is said of figures, never where they stand.
  const places = useRef<{ text: string; stretches: Stretch[]; chunks: Chunk[] }>(undefined);
  if (places.current?.text !== text) {
    const stretches = stretchesIn(text, figures);
    places.current = { text, stretches, chunks: chunksOf(text, stretches) };
  }
  const { stretches, chunks } = places.current;
  const parts = useMemo(() => chunks.map(({ first, last }) => figures.slice(first, last)), [chunks, figures]);
  const counting = useMemo(() => new Set(findings), [findings]);
  const here = selected === undefined ? -1 : chunkOf(chunks, selected);
  const drawn = useDrawn(chunks.length, Math.max(here, 0));
  useClicks(body, select);
  useInSight(body, selected);
  if (chunks.length === 0) return <p className="state">{say('noText')}</p>;
  return (
    <div
      ref={body}
      className="check-text"
      lang="zh-CN"
      data-testid="check-text"
      data-verdict={filter.verdict}
      data-kind={filter.kind}
      data-open={filter.open}
    >
      {chunks.map((chunk, number) => (
        <ChunkOfText
          key={chunk.lines[0]?.from}
          text={text}
          chunk={chunk}
          stretches={stretches}
          figures={parts[number] ?? []}
          findings={counting}
          selected={number === here ? selected : undefined}
          isDrawn={number === here || drawn(number)}
        />
      ))}
    </div>
  );
}

/** One listener for all figures: there may be ten thousand. */
function useClicks(body: RefObject<HTMLDivElement | null>, select: (figure: number) => void): void {
  useEffect(() => {
    const shown = body.current;
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-figure]') : null;
      const isPlain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain) return;
      event.preventDefault();
      select(Number(link.getAttribute('data-figure')));
    };
    shown?.addEventListener('click', clicked);
    return () => shown?.removeEventListener('click', clicked);
  }, [body, select]);
}

/** Brings the selected figure into sight where it is not; on a telephone the sheet covers the lower part. */
function useInSight(body: RefObject<HTMLDivElement | null>, selected: number | undefined): void {
  useEffect(() => {
    if (selected === undefined) return;
    const link = body.current?.querySelector(`[data-figure="${selected}"]`);
    const panel = document.querySelector('.check-panel')?.getBoundingClientRect();
    const isBelow = panel !== undefined && panel.left === 0;
    const bottom = isBelow ? panel.top : window.innerHeight;
    const bar = document.querySelector('.check-bar')?.getBoundingClientRect();
    const top = Math.max(0, bar?.bottom ?? 0);
    const box = link?.getBoundingClientRect();
    if (!link || !box || (box.top >= top && box.bottom <= bottom)) return;
    if (isBelow) window.scrollBy({ top: box.top - bottom / 3 });
    else link.scrollIntoView({ block: 'center' });
  }, [body, selected]);
}

interface ChunkProps {
  readonly text: string;
  readonly chunk: Chunk;
  readonly stretches: readonly Stretch[];
  readonly figures: readonly WireCheckFigure[];
  readonly findings: ReadonlySet<number>;
  readonly selected: number | undefined;
  readonly isDrawn: boolean;
}

const ChunkOfText = memo(
  function ChunkOfText({ text, chunk, stretches, figures, findings, selected, isDrawn }: ChunkProps) {
    const say = useTextsOf(checkTexts);
    const style = { '--characters': chunk.length } as Record<string, number>;
    const draw = (piece: Piece) => {
      if (typeof piece === 'string') return piece;
      const figure = figures[piece - chunk.first];
      return (
        figure && (
          <Mark
            key={piece}
            say={say}
            position={piece}
            figure={figure}
            fights={figure.findings.some((finding) => findings.has(finding))}
            isSelected={piece === selected}
          >
            {text.slice(stretches[piece]?.from, stretches[piece]?.to)}
          </Mark>
        )
      );
    };
    return (
      <div className="check-chunk" style={style}>
        {isDrawn &&
          groupsOf(chunk.lines).map((group) =>
            Array.isArray(group) ? (
              <Rows
                key={group[0].from}
                rows={group.map((line) => cellsOf(text, line, stretches))}
                draw={draw}
              />
            ) : (
              <LineOfText key={group.from} line={group}>
                {piecesOf(text, group, stretches).map(draw)}
              </LineOfText>
            ),
          )}
      </div>
    );
  },
  (was, is) =>
    was.text === is.text &&
    was.chunk === is.chunk &&
    was.findings === is.findings &&
    was.selected === is.selected &&
    was.isDrawn === is.isDrawn &&
    was.figures.every((figure, number) => figure === is.figures[number]),
);

/** Rows of a table that follow each other belong together. */
function groupsOf(lines: readonly Line[]): (Line | [Line, ...Line[]])[] {
  const groups: (Line | [Line, ...Line[]])[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.look !== 'cells') groups.push(line);
    else if (Array.isArray(last)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function LineOfText({ line: { look }, children }: { line: Line; children: ReactNode }) {
  if (look === 'section') return <h2>{children}</h2>;
  if (look === 'part') return <h3>{children}</h3>;
  return <p className={look === 'plain' ? undefined : `is-${look}`}>{children}</p>;
}

function Rows({ rows, draw }: { rows: readonly Piece[][][]; draw(piece: Piece): ReactNode }) {
  return (
    // A wide table is moved by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
    <section className="check-table" tabIndex={0} aria-label={rows[0]?.flat().filter(isText).join(' ')}>
      <table>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                <td key={column}>{cell.map(draw)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isText = (piece: Piece): piece is string => typeof piece === 'string';

interface MarkProps {
  /** Asked for once for many marks. */
  readonly say: SayCheck;
  readonly position: number;
  readonly figure: WireCheckFigure;
  /** Whether it takes part in a contradiction. */
  readonly fights: boolean;
  readonly isSelected: boolean;
  readonly children: string;
}

/** A figure in the text: a link with the shape of its verdict, and its word where a hand is needed. */
function Mark({ say, position, figure, fights, isSelected, children }: MarkProps) {
  const no = isNoFigure(figure);
  const word = no ? say('noFigure') : say(figure.verdict);
  const shown = [figure.verdict === 'differs' && !no && word, fights && say('contradiction')].filter(Boolean);
  // What is heard begins with what is seen: whoever speaks to the browser says that.
  const heard = [
    `${children}${shown.join('·')}`,
    !shown.includes(word) && word,
    figure.decision && say(`decided_${figure.decision.decision}`),
  ];
  const classes = [
    'figure check-mark',
    no ? 'is-none' : `is-${figure.verdict}`,
    fights && 'is-fighting',
    isSelected && 'figure-open',
  ];
  return (
    <a
      href={`?figure=${position}`}
      className={classes.filter(Boolean).join(' ')}
      data-figure={position}
      data-kind={figure.kind}
      data-verdict={no ? 'none' : figure.verdict}
      data-decided={isDecided(figure) || undefined}
      aria-current={isSelected ? 'true' : undefined}
      aria-label={heard.filter(Boolean).join('，')}
    >
      {children}
      {shown.length > 0 && <small>{shown.join('·')}</small>}
      {isDecided(figure) && <small aria-hidden="true">✓</small>}
    </a>
  );
}
