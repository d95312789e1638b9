import { expect } from '@playwright/test';
import { expectNoViolationsInEitherTheme } from './support/axe.ts';
import { ask, inDatabase, makeMember, pageOf } from './support/members.ts';
import { test } from './support/test.ts';

test('a page that breaks says so in words that axe passes, and comes back when what broke it is mended', async ({
  browser,
}) => {
  const { cookie } = await makeMember('interviewer', 'Grace Hopper');
  const slug = `damaged-${Date.now()}`;
  const { questionId = '' } = await ask(cookie, 'POST', '/v1/questions', {
    slug,
    title: 'Damaged',
    difficulty: 'easy',
    statement: 'Mend it.',
  });
  /** Damages one row, as a disk or a hand in the database may, and answers what was in it. */
  const put = (part: unknown) =>
    inDatabase(async (client) => {
      const { rows } = await client.query('select "publicPart" from "QuestionVersion" where "questionId" = $1', [
        questionId,
      ]);
      const text = JSON.stringify(part);
      await client.query('update "QuestionVersion" set "publicPart" = $2 where "questionId" = $1', [questionId, text]);
      return rows[0]?.publicPart as unknown;
    });
  const whole = await put({ title: 1 });

  const page = await pageOf(browser, { cookie });
  await page.goto(`/questions/${questionId}`);
  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/tell the admin this number, which is in the log:\s*\d+/);
  await expectNoViolationsInEitherTheme(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await put(whole);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Damaged' })).toBeVisible();
  await ask(cookie, 'DELETE', `/v1/questions/${questionId}`);
});
