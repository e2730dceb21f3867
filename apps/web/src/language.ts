import type { Label } from '@taizhang/contract';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { counted } from './counted.ts';
import { type TextKey, texts } from './texts.ts';

export type Language = keyof Label;

const storeKey = 'taizhang.language';

const isLanguage = (text: unknown): text is Language => text === 'zh' || text === 'en';

/** The language of the address, else the one chosen last, else Chinese. */
function initialLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (isLanguage(asked)) return asked;
  try {
    const kept = window.localStorage.getItem(storeKey);
    return isLanguage(kept) ? kept : 'zh';
  } catch {
    // Storage may be forbidden; the address still works.
    return 'zh';
  }
}

export async function startLanguages(): Promise<void> {
  const of = (language: Language) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[language]]));
  await i18next
    .use(initReactI18next)
    .use(counted)
    .init({
      lng: initialLanguage(),
      fallbackLng: 'zh',
      resources: { zh: { translation: of('zh') }, en: { translation: of('en') } },
      // React escapes.
      interpolation: { escapeValue: false },
    });
  showLanguage(initialLanguage());
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function chooseLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  showLanguage(language);
  try {
    window.localStorage.setItem(storeKey, language);
  } catch {
    // As above.
  }
}

type Texts = Readonly<Record<string, Label>>;
type Values = Record<string, string | number>;

/** The texts of one feature, which come with its screens and not with the first page. */
export function useTextsOf<T extends Texts>(own: T): (key: keyof T & string, values?: Values) => string {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return (key, values = {}) =>
    i18n.services.interpolator?.interpolate((own[key] as Label)[language], values, language, {
      escapeValue: false,
    }) ?? '';
}

/** The language to mark a name with that is the same in both: it was never put into English. */
export const langOf = ({ zh, en }: Label): 'zh-CN' | undefined => (zh === en ? 'zh-CN' : undefined);

export interface Words {
  readonly language: Language;
  /** A text of the screens. */
  say(key: TextKey, values?: Values): string;
  /** A text of the data. */
  of(label: Label): string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return { language, say: (key, values) => t(key, values ?? {}), of: (label) => label[language] };
}

/** The words of the screens together with the texts `T` of one feature. */
export interface WordsWith<T extends Texts> extends Omit<Words, 'say'> {
  say(key: TextKey | (keyof T & string), values?: Values): string;
}

/** The words of the screens together with the texts of one feature, which come with its screens. */
export function useWordsWith<T extends Texts>(own: T): WordsWith<T> {
  const words = useWords();
  const tell = useTextsOf(own);
  const isOwn = (key: string): key is keyof T & string => Object.hasOwn(own, key);
  return {
    ...words,
    say: (key, values) => (isOwn(key) ? tell(key, values) : words.say(key as TextKey, values)),
  };
}
