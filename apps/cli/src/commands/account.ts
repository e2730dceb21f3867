import {
  accountsToReplace,
  createAccount,
  type Doer,
  endSessionOf,
  type Installation,
  listAccounts,
  listSessions,
  makeFirstAccounts,
  resetPassword,
  resetSecondFactor,
  setDisabled,
  succeedAccount,
  unlockAccount,
} from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

/** Whoever works at the machine; the audit says so. */
const doer: Doer = {
  account: 'command-line',
  session: null,
  address: 'command-line',
  cookie: undefined,
  agent: undefined,
};

const onlyOnce = '密码只显示这一次，首次登录须修改 / shown this once; to be changed at the first sign-in';

/** `account …`: who may sign in. */
export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('账号与会话 / accounts and sessions');
  addMakingCommands(account);
  addReplacing(account);
  addChangingCommands(account);
  addSessionCommands(account);
}

function addMakingCommands(account: Command): void {
  account
    .command('first')
    .description('新装时建立三员账号 / make the three administrators of a new installation')
    .action(async (_options: unknown, command: Command) => {
      await withInstallation(command, async (installation) => {
        const made = await makeFirstAccounts(installation, doer);
        answer(command, made, () => [
          ...table(made.map(({ account: id, name, password }) => [id, password, name])),
          onlyOnce,
        ]);
      });
    });
  account
    .command('list')
    .description('列出账号 / list the accounts')
    .action(async (_options: unknown, command: Command) => {
      await withInstallation(command, async (installation) => {
        const accounts = await listAccounts(installation.pool);
        const reserved = new Set(await accountsToReplace(installation));
        const stateOf = ({ id, disabled, lockedUntil }: (typeof accounts)[number]) =>
          reserved.has(id)
            ? '须接替 / to be replaced'
            : disabled
              ? '停用 / disabled'
              : lockedUntil
                ? '锁定 / locked'
                : '正常 / active';
        answer(command, accounts, () =>
          table(
            accounts.map((each) => [
              each.id,
              stateOf(each),
              each.lastSignedInAt?.toISOString() ?? '-',
              each.name,
            ]),
          ),
        );
      });
    });
  account
    .command('create <account>')
    .description('建立账号，给出初始密码 / make an account, with a first password')
    .requiredOption('--name <name>', '名称 / what it is called')
    .option('--email <address>', '邮箱，供单点登录对应 / by which the single sign-on may know it')
    .action(async (id: string, options: { name: string; email?: string }, command: Command) => {
      await withInstallation(command, async ({ identity }) => {
        const password = await createAccount(identity, doer, { id, ...options });
        answer(command, { account: id, password }, () => [`${id}  ${password}`, onlyOnce]);
      });
    });
  account
    .command('reset-password <account>')
    .description('重置密码，结束其会话 / give a new first password; sessions end')
    .action(async (id: string, _options: unknown, command: Command) => {
      await withInstallation(command, async ({ identity }) => {
        const password = await resetPassword(identity, doer, id);
        answer(command, { account: id, password }, () => [`${id}  ${password}`, onlyOnce]);
      });
    });
}

function addReplacing(account: Command): void {
  account
    .command('replace <account> <successor>')
    .description(
      '以新账号接替：移交岗位，停用原账号 / put another account in place of one: it gets the posts, the old one is disabled',
    )
    .action(async (id: string, successor: string, _options: unknown, command: Command) => {
      await withInstallation(command, async (installation) => {
        const password = await succeedAccount(installation, doer, id, successor);
        answer(command, { account: successor, replaces: id, password }, () => [
          `${successor}  ${password}`,
          onlyOnce,
        ]);
      });
    });
}

function addChangingCommands(account: Command): void {
  const changes = {
    disable: {
      what: '停用账号，结束其会话 / let an account sign in no more; sessions end',
      done: '已停用 / disabled',
      work: ({ identity }: Installation, id: string) => setDisabled(identity, doer, id, true),
    },
    enable: {
      what: '恢复账号 / let an account sign in again',
      done: '已恢复 / enabled',
      work: ({ identity }: Installation, id: string) => setDisabled(identity, doer, id, false),
    },
    unlock: {
      what: '解除登录失败造成的锁定 / open the lock that failed sign-ins have put on it',
      done: '已解锁 / unlocked',
      work: ({ identity }: Installation, id: string) => unlockAccount(identity, doer, id),
    },
    'reset-second-factor': {
      what: '去除双重验证（设备遗失），结束其会话 / take away a second factor that was lost; sessions end',
      done: '已去除双重验证 / the second factor is gone',
      work: ({ identity }: Installation, id: string) => resetSecondFactor(identity, doer, id),
    },
  };
  for (const [name, { what, done, work }] of Object.entries(changes))
    account
      .command(`${name} <account>`)
      .description(what)
      .action(async (id: string, _options: unknown, command: Command) => {
        await withInstallation(command, async (installation) => {
          await work(installation, id);
          answer(command, { account: id, done: name }, () => [`${id}  ${done}`]);
        });
      });
}

function addSessionCommands(account: Command): void {
  account
    .command('sessions [account]')
    .description('列出会话 / list the sessions under way')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      await withInstallation(command, async ({ pool }) => {
        const sessions = await listSessions(pool, id ?? null);
        answer(command, sessions, () =>
          table(sessions.map((s) => [s.id, s.account, s.lastSeenAt.toISOString(), s.address ?? '-'])),
        );
      });
    });
  account
    .command('end-session <session>')
    .description('结束会话 / end a session')
    .action(async (id: string, _options: unknown, command: Command) => {
      await withInstallation(command, async ({ identity }) => {
        await endSessionOf(identity, doer, id, null);
        answer(command, { session: id, done: 'ended' }, () => [`${id}  已结束 / ended`]);
      });
    });
}
