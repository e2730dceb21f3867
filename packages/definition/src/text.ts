import { z } from 'zod';

/** A text a user sees, in Chinese (first) and English. */
export const textSchema = z
  .strictObject({
    zh: z.string().min(1).describe('The text in Chinese, shown first'),
    en: z.string().min(1).describe('The text in English'),
  })
  .describe('A text shown to users, in both languages');

export type Text = z.infer<typeof textSchema>;
export type Language = keyof Text;

/** Identifiers are kebab-case ASCII, the same from SQL through the API to screen and command. */
export const identifierSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an identifier is lower-case words joined by hyphens')
  .max(60);
