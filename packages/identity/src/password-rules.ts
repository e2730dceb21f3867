import { randomInt } from 'node:crypto';
import { Refusal } from '@taizhang/definition';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { IdentitySettings } from './settings.ts';

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
/** Of a guesser's scale from 0 to 4: what the lists of common passwords and patterns do not lead to. */
const leastScore = 3;

// Unpacking the lists takes a quarter of a second; who sets no password does not wait for it.
let guesser: ZxcvbnFactory | undefined;
const guess = (password: string, own: string[]) => {
  guesser ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return guesser.check(password, own).score;
};

/** @throws Refusal weak-password, saying what is missing */
export function demandStrongPassword(
  password: string,
  { passwordLength, passwordClasses }: IdentitySettings,
  account: { readonly id: string; readonly name: string },
): void {
  const refuse = (zh: string, en: string) => {
    throw new Refusal('weak-password', { reason: { zh, en } }, 'password');
  };
  const length = [...password].length;
  if (length < passwordLength)
    refuse(`至少 ${passwordLength} 个字符`, `it has fewer than ${passwordLength} characters`);
  if (length > 128) refuse('至多 128 个字符', 'it has more than 128 characters');
  if (classes.filter((kind) => kind.test(password)).length < passwordClasses)
    refuse(
      `大写、小写、数字、其他字符中至少须有 ${passwordClasses} 类`,
      `of small letters, capitals, digits and others it has fewer than ${passwordClasses}`,
    );
  const own = [account.id, ...account.id.split(/[._-]/), account.name].filter((word) => word.length > 2);
  const lower = password.toLowerCase();
  if (own.some((word) => lower.includes(word.toLowerCase())))
    refuse('不得含有账号或姓名', 'it contains the name of the account');
  if (guess(password, own) < leastScore) refuse('太常见，容易被猜到', 'it is common or easily guessed');
}

// Without characters that are taken for others when read aloud or copied by hand.
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 4;

/** A password for the first sign-in: random, in groups that can be read to somebody. */
export function firstPassword(): string {
  for (;;) {
    const group = () =>
      Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
    const password = Array.from({ length: groups }, group).join('-');
    if (classes.every((kind) => kind.test(password))) return password;
  }
}
