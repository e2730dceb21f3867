import { CallError, type WireAttachment } from '@taizhang/contract';
import { useState } from 'react';
import { client } from '../data.ts';
import { useWordsWith } from '../language.ts';
import { newKey } from './typed.ts';
import { workTexts } from './work-texts.ts';

const accepted = 'image/*,application/pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.txt,.csv';

interface FileInputProps {
  readonly register: string;
  readonly record: string;
  readonly label: string;
  /** The kind of document that the file is declared to be. */
  readonly document?: string;
  /** The day a photograph was taken. */
  readonly taken?: string;
  /** Whether only pictures are taken. */
  readonly pictures?: boolean;
  added(attachment: WireAttachment): void;
}

/** Takes a photo or a file and sends it at once; what is wrong with it is said where it was chosen. */
export function FileInput({ register, record, label, document, taken, pictures, added }: FileInputProps) {
  const { say, of } = useWordsWith(workTexts);
  const [state, setState] = useState<{ sending?: string; fault?: string }>({});
  const send = async (file: File | undefined) => {
    if (!file) return;
    setState({ sending: file.name });
    // Sent again after a lost answer it is the same upload, for its id is.
    const id = newKey();
    const once = () => client.attach(register, record, id, file, file.name, document, taken);
    try {
      added(await once().catch((error) => (isLost(error) ? once() : Promise.reject(error))));
      setState({});
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      setState({ fault: refusal ? of(refusal.message) : say('unreachable') });
    }
  };
  return (
    <div className="file-input">
      <label className="file-button">
        {state.sending ? say('workUploading', { name: state.sending }) : label}
        <input
          type="file"
          disabled={state.sending !== undefined}
          accept={pictures ? 'image/*' : accepted}
          onChange={({ target }) => {
            void send(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {state.fault && (
        <p className="form-fault hand" role="alert">
          {state.fault}
        </p>
      )}
    </div>
  );
}

const isLost = (error: unknown): boolean => error instanceof CallError && error.refusal === null;

interface EvidenceProps {
  readonly register: string;
  readonly record: string;
  readonly evidence: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly required: boolean;
  readonly fault: string | undefined;
  change(evidence: readonly string[]): void;
}

/** What proves an entry: files of the record, and names of papers that are kept elsewhere. */
export function Evidence({ register, record, evidence, names, required, fault, change }: EvidenceProps) {
  const { say } = useWordsWith(workTexts);
  const [known, setKnown] = useState(names);
  const [paper, setPaper] = useState('');
  const nameOf = (item: string) => {
    const name = item.slice(item.indexOf(':') + 1);
    return known.get(item) ?? names.get(item) ?? names.get(name) ?? name;
  };
  const addPaper = () => {
    if (paper.trim() !== '') change([...evidence, paper.trim()]);
    setPaper('');
  };
  return (
    <fieldset
      className={fault ? 'form-row form-evidence is-at-fault' : 'form-row form-evidence'}
      data-field="evidence"
    >
      <legend>
        {say('workEvidence')} {required && <span className="form-required">{say('workRequired')}</span>}
      </legend>
      {evidence.length > 0 && (
        <ul className="evidence-list">
          {evidence.map((item) => (
            <li key={item}>
              {nameOf(item)}{' '}
              <button
                type="button"
                className="plain"
                aria-label={say('workRemove', { name: nameOf(item) })}
                onClick={() => change(evidence.filter((other) => other !== item))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileInput
        register={register}
        record={record}
        label={say('workAddFile')}
        added={({ id, name }) => {
          setKnown(new Map(known).set(id, name));
          change([...evidence, id]);
        }}
      />
      <input
        type="text"
        aria-label={say('workPaper')}
        placeholder={say('workPaper')}
        maxLength={300}
        value={paper}
        onChange={({ target }) => setPaper(target.value)}
        onBlur={addPaper}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          addPaper();
        }}
      />
      {fault && <p className="form-fault hand">{fault}</p>}
    </fieldset>
  );
}
