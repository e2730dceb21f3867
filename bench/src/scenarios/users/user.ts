import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '@taizhang/testkit';

export interface Answered {
  readonly kind: string;
  readonly status: number;
  readonly ms: number;
}

/** Who works: clerks most, then those who read and lead. Accounts of the demo; several people share one here. */
const accounts = [
  'zhonghualu.clerk',
  'nanhu.clerk',
  'emergency.clerk',
  'emergency.clerk',
  'emergency.reviewer',
  'construction.leader',
  'district.leader',
  'coordinator',
  'supervisor',
  'deputy',
] as const;

/** Of these, who reads the district's figures. */
const readers: ReadonlySet<string> = new Set([
  'construction.leader',
  'district.leader',
  'coordinator',
  'supervisor',
  'deputy',
]);

const registers = ['hazard', 'city-case', 'illegal-structure', 'project'] as const;
const words = ['消防', '电梯', '施工', '违建', '项目', '燃气'] as const;
const figures = ['hazards.fixed', 'illegal.area', 'gdp.value', 'jobs.new'] as const;
const report = '/api/reports/wuchang-2021h1';

/** Somebody in a browser: asks for something, reads it for a while, asks for the next. */
export class User {
  private address: string;
  private readonly random: SeededRandom;
  private readonly account: string;
  private readonly pause: number;
  private cookie = '';
  private record: { register: string; id: string } | null = null;

  /** @param pauseSeconds how long it reads between two things, on average */
  constructor(address: string, number: number, random: SeededRandom, pauseSeconds: number) {
    this.address = address;
    this.random = random;
    this.account = accounts[number % accounts.length] as string;
    this.pause = pauseSeconds;
  }

  async signIn(): Promise<void> {
    const offer = await (await fetch(`${this.address}/api/sign-in`)).json();
    const answer = await this.call('/api/sign-in', {
      account: this.account,
      password: (offer as { demo: { password: string } }).demo.password,
    });
    if (!answer.ok) throw new Error(`${this.account} was not let in: ${answer.status}`);
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    this.cookie = cookies.join('; ');
    await answer.arrayBuffer();
  }

  /** Goes on at a server that was started anew, signed in as before. */
  moveTo(address: string): void {
    this.address = address;
  }

  /** Works for so many seconds. @returns what was answered, and how long that took */
  async work(seconds: number): Promise<Answered[]> {
    const until = performance.now() + seconds * 1000;
    const answers: Answered[] = [];
    const rest = () => pause((this.random.integer(400, 1600) / 1000) * this.pause * 1000);
    // Not all in the same moment.
    await pause(this.random.integer(0, this.pause * 1000));
    while (performance.now() < until) {
      answers.push(await this.something());
      await rest();
    }
    return answers;
  }

  private async something(): Promise<Answered> {
    const reads = readers.has(this.account);
    const dice = this.random.integer(0, 99);
    if (dice < 30) return this.list();
    if (dice < 55) return this.open();
    if (dice < 70) return this.ask('to-do', '/api/todo');
    if (dice < 80)
      return this.ask('search', `/api/search?text=${encodeURIComponent(this.random.pick(words))}`);
    if (dice < 88 && this.account.includes('clerk')) return this.find();
    if (!reads) return this.ask('notices', '/api/notices');
    if (dice < 90) return this.ask('cockpit', '/api/cockpit');
    if (dice < 95) return this.ask('report', report);
    return this.ask('figure', `${report}/figures/${this.random.pick(figures)}`);
  }

  private async list(): Promise<Answered> {
    const register = this.random.pick(registers);
    const from = performance.now();
    const response = await this.call(`/api/registers/${register}/records?limit=50`);
    const { records } = (await response.json()) as { records?: { id: string }[] };
    const ms = performance.now() - from;
    if (records && records.length > 0) this.record = { register, id: this.random.pick(records).id };
    return { kind: 'list', status: response.status, ms };
  }

  private open(): Promise<Answered> {
    if (!this.record) return this.list();
    const { register, id } = this.record;
    return this.ask('record', `/api/records/${register}/${encodeURIComponent(id)}`);
  }

  /** Records a hazard that was found. */
  private find(): Promise<Answered> {
    const id = `YH-B-${randomUUID()}`;
    const unit = this.account.split('.')[0] as string;
    const street = unit === 'emergency' ? 'nanhu' : unit;
    return this.ask('recording', '/api/work', {
      key: randomUUID(),
      basis: null,
      form: null,
      posting: {
        register: 'hazard',
        record: id,
        transition: 'find',
        occurredOn: '2021-08-26',
        unit,
        street,
        set: {
          title: '测量用隐患（合成）',
          type: 'fire',
          level: 'general',
          source: 'routine',
          premises: '示例场所（合成）',
        },
      },
    });
  }

  private async ask(kind: string, path: string, body?: object): Promise<Answered> {
    const from = performance.now();
    const response = await this.call(path, body);
    await response.arrayBuffer();
    return { kind, status: response.status, ms: performance.now() - from };
  }

  private call(path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = { origin: this.address, 'user-agent': 'a user of the bench' };
    if (this.cookie) headers.cookie = this.cookie;
    if (!body) return fetch(`${this.address}${path}`, { headers });
    headers['content-type'] = 'application/json';
    return fetch(`${this.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}
