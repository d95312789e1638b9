import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { unwrap } from '../kernel/fault.ts';
import { answerOnce } from './idempotent-answers.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const secret = 'an-installation-secret-of-32-characters';
const request = (key: string, content = 'POST /v1/x {}') => ({ accountId: 'a', key, content, secret });

describe('answerOnce', () => {
  it('makes a thing once when it is asked for many times at once, and answers all alike', async () => {
    let made = 0;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        answerOnce(test.db, request('k1'), async () => ({ status: 201, body: { link: `secret ${++made}` } })),
      ),
    );
    expect(made).toBe(1);
    expect(answers.map((answer) => unwrap(answer).body)).toEqual(Array(5).fill({ link: 'secret 1' }));
    expect(answers.filter((answer) => !unwrap(answer).isRepeated)).toHaveLength(1);
  });

  it('refuses another request under the same key, and keeps callers apart', async () => {
    const make = async () => ({ status: 201, body: null });
    unwrap(await answerOnce(test.db, request('k2'), make));
    expect(await answerOnce(test.db, request('k2', 'other'), make)).toMatchObject({ fault: { code: 'conflict' } });
    expect(unwrap(await answerOnce(test.db, { ...request('k2', 'other'), accountId: 'b' }, make)).isRepeated).toBe(
      false,
    );
  });

  it('forgets what failed, so that it can be tried again', async () => {
    const failing = answerOnce(test.db, request('k3'), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(unwrap(await answerOnce(test.db, request('k3'), async () => ({ status: 201, body: 1 }))).body).toBe(1);
  });

  it('keeps nothing that can be read without the key', async () => {
    await answerOnce(test.db, request('k4'), async () => ({ status: 201, body: 'shown once' }));
    const rows = await test.db.idempotentAnswer.findMany();
    for (const { body } of rows) expect(Buffer.from(body).toString()).not.toContain('shown once');
  });
});
