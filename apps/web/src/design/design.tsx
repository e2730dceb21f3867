import { ConfigProvider } from 'antd';
import english from 'antd/locale/en_GB';
import chinese from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../language.ts';
import { useScheme } from './scheme.ts';
import { antTheme } from './theme.ts';

/** The server lets in only styles that carry this answer's nonce; Ant Design writes some while it runs. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** Ant Design in our colours and the reader's language. */
export function Design({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const scheme = useScheme();
  const theme = useMemo(() => antTheme(scheme), [scheme]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? chinese : english}
      csp={nonce ? { nonce } : {}}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
