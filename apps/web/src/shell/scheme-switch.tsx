import { Segmented } from 'antd';
import { chooseScheme, useSchemeChoice } from '../design/scheme.ts';
import { useWords } from '../language.ts';

/** Light, dark, or as the system has it. */
export function SchemeSwitch() {
  const { say } = useWords();
  const choice = useSchemeChoice();
  return (
    <Segmented
      size="small"
      name="scheme"
      aria-label={say('scheme')}
      value={choice}
      onChange={chooseScheme}
      options={[
        { value: 'system', label: say('schemeSystem') },
        { value: 'light', label: say('schemeLight') },
        { value: 'dark', label: say('schemeDark') },
      ]}
    />
  );
}
