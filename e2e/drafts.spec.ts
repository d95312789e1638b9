import { expect } from '@playwright/test';
import { awake } from './support/awake.ts';
import { expectNoViolations } from './support/axe.ts';
import { ask, makeMember, pageOf } from './support/members.ts';
import { RoomPage, signUp } from './support/room-page.ts';
import { test } from './support/test.ts';

const ORIGINAL = { difficulty: 'easy', statement: 'Sort them.', title: 'Card Catalogue' };

test('what was written of a question and not saved is there again, however its page was left', async ({ browser }) => {
  const { cookie } = await makeMember('interviewer', 'Grace Hopper');
  const slug = `card-catalogue-${Date.now()}`;
  const { questionId } = await ask(cookie, 'POST', '/v1/questions', { slug, ...ORIGINAL });
  const page = await pageOf(browser, { cookie });
  const statement = page.getByRole('textbox', { name: 'Statement' });
  const tags = page.getByRole('textbox', { name: 'Tags' });
  const saved = page.getByText('Here is what you did not save.');
  const leaveByLink = async () => {
    await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Rooms' }).click();
    await expect(page.getByRole('heading', { name: 'Rooms' })).toBeVisible();
  };
  await page.goto(`/questions/${questionId}`);

  await test.step('left by a link and gone back to', async () => {
    await statement.fill('Sort them, and say how long it takes.');
    await leaveByLink();
    await page.goBack();
    await expect(saved).toBeVisible();
    await expect(statement).toHaveValue('Sort them, and say how long it takes.');
    await expectNoViolations(page);
  });

  await test.step('reloaded in the middle of a word', async () => {
    await tags.fill('sorting, stabil');
    await page.reload();
    await expect(tags).toHaveValue('sorting, stabil');
    await expect(statement).toHaveValue('Sort them, and say how long it takes.');
  });

  await test.step('somebody else saved in the meantime, and neither is lost', async () => {
    const draft = { slug, ...ORIGINAL, statement: 'Sort them by author.' };
    await ask(cookie, 'PUT', `/v1/questions/${questionId}`, { baseVersion: 1, draft });
    await page.reload();
    await expect(page.getByText('Version 2 was saved in the meantime.')).toBeVisible();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(page.getByText('3 versions')).toBeVisible();
    await expect(page.getByText('Version 3', { exact: true })).toBeVisible();
    await page.reload();
    await awake(page);
    await expect(statement).toHaveValue('Sort them, and say how long it takes.');
    await expect(page.getByText('Version 3', { exact: true })).toBeVisible();
    await expect(saved).toHaveCount(0);
  });

  await test.step('discarded for good', async () => {
    await statement.fill('Worse.');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect(statement).toHaveValue('Sort them, and say how long it takes.');
    await page.reload();
    await awake(page);
    await expect(page.getByText('Version 3', { exact: true })).toBeVisible();
    await expect(saved).toHaveCount(0);
  });

  await test.step('a new question too, and not for somebody else at the same browser', async () => {
    await page.goto('/questions/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('Half a Question');
    await leaveByLink();
    await page.goto('/questions/new');
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Half a Question');
    await expect(page.getByRole('textbox', { name: 'Short name' })).toHaveValue('half-a-question');
    await signUp(page, 'Alan Turing');
    await page.goto('/questions/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('His');
    await expect(page.getByText('Not saved yet')).toBeVisible();
    await expect(saved).toHaveCount(0);
  });
  await ask(cookie, 'DELETE', `/v1/questions/${questionId}`);
});

test('a scorecard that did not reach the server is there again when its page was closed', async ({ browser }) => {
  const { cookie } = await makeMember('interviewer', 'Grace Hopper');
  const { roomId } = await ask(cookie, 'POST', '/v1/rooms', { language: 'python', title: 'Judged' });
  const first = await pageOf(browser, { cookie });
  const openCard = async (page = first) => {
    await page.goto(`/room/${roomId}`);
    await new RoomPage(page).ready();
    await page.getByRole('button', { name: 'Desk' }).click();
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    return page.getByRole('textbox', { name: 'Why' });
  };
  const why = await openCard();
  await expect(why).toBeVisible();
  await first.context().setOffline(true);
  await why.fill('Asks before she writes.');
  await expect(first.getByRole('region', { name: 'Your scorecard' }).getByText('Not saved yet')).toBeVisible();
  const second = await first.context().newPage();
  await first.close();
  await second.context().setOffline(false);

  await expect(await openCard(second)).toHaveValue('Asks before she writes.');
  const stored = () => ask<{ own: { comment: string } }>(cookie, 'GET', `/v1/rooms/${roomId}/scorecards`);
  await expect.poll(async () => (await stored()).own.comment).toBe('Asks before she writes.');
  await expect.poll(() => second.evaluate(() => Object.keys(localStorage).join())).not.toContain('draft');
});
