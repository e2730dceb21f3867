import { type ReactNode, useState } from 'react';
import { dot } from '../format.ts';
import { useTextsOf } from '../language.ts';
import { checkTexts } from './check-texts.ts';
import { endings } from './given-file.ts';

interface FileDropProps {
  readonly label: string;
  readonly hint: string;
  readonly several?: boolean;
  /** What has been given, to be shown inside. */
  readonly children?: ReactNode;
  give(files: readonly File[]): void;
}

/** Takes files that are chosen or dropped. The browser's own field lies over all of it, so that every hand and key reaches it. */
export function FileDrop({ label, hint, several = false, children, give }: FileDropProps): ReactNode {
  const say = useTextsOf(checkTexts);
  const [isOver, setOver] = useState(false);
  return (
    <div className={isOver ? 'file-drop is-over' : 'file-drop'}>
      {children}
      <span className="file-drop-label" aria-hidden="true">
        {label}
      </span>
      <span className="quiet file-drop-hint" aria-hidden="true">
        {say('dropHere')}
        {dot}
        {hint}
      </span>
      <input
        type="file"
        aria-label={`${label} (${hint})`}
        accept={endings.join(',')}
        multiple={several}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => event.preventDefault()}
        // Left to itself the field drops in silence what it does not take.
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          give([...event.dataTransfer.files]);
        }}
        onChange={({ target }) => {
          give([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
