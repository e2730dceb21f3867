/** How a server under test is called without a socket; Fastify's `inject` fits. */
type Inject = (request: {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  payload?: object | string;
}) => PromiseLike<{ statusCode: number; headers: object; body: string }>;

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came.
  readonly json: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser in small: it keeps cookies and says of what it changes where it comes from. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string> = { 'user-agent': 'visitor of a test' };
  private readonly inject: Inject;

  constructor(app: { inject: unknown }) {
    this.inject = (app.inject as Inject).bind(app);
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, payload: object | string = {}): Promise<Answer> {
    return this.send('POST', url, payload);
  }

  private async send(method: 'GET' | 'POST', url: string, payload?: object | string): Promise<Answer> {
    const answer = await this.inject({
      method,
      url,
      headers: {
        ...(method === 'POST' ? { origin: 'http://localhost', 'content-type': 'application/json' } : {}),
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...this.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const headers = answer.headers as Record<string, unknown>;
    for (const line of [headers['set-cookie'] ?? []].flat() as string[]) this.keep(line);
    const text = /json/.test(String(headers['content-type'])) ? JSON.parse(answer.body) : null;
    return { status: answer.statusCode, json: text, headers };
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Somebody signed in to a server under test. @throws Error with what the server answered instead */
export async function signedIn(
  app: { inject: unknown },
  account: string,
  password: string,
): Promise<Visitor> {
  const visitor = new Visitor(app);
  const { status, json } = await visitor.post('/api/sign-in', { account, password });
  if (status !== 200) throw new Error(`${account} was not let in: ${status} ${JSON.stringify(json)}`);
  return visitor;
}
