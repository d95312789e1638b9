import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { overhear } from './support/overheard.ts';
import { hostARoom, joinAs, type RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

/** Opens one of a host's tabs beside the code. */
async function openDesk(page: Page, tab: 'Notes' | 'Scorecard'): Promise<Locator> {
  const desk = page.getByRole('complementary', { name: 'Desk' });
  const toggle = page.getByRole('button', { name: 'Desk' });
  if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
  await desk.getByRole('tab', { name: tab }).click();
  // Until the notes are here nothing can be typed.
  if (tab === 'Notes') await expect(page.getByTestId('notes-status')).toHaveText('Saved');
  return desk;
}

async function twoHosts(browser: Parameters<typeof hostARoom>[0]) {
  const host = await hostARoom(browser);
  const second = await joinAs(browser, await host.inviteLink('Interviewer'), 'Alan Turing');
  await second.ready();
  return { host, second };
}

const notesOf = ({ page }: RoomPage) => page.getByRole('textbox', { name: 'Notes for hosts' });

test('[ACC4] hosts share live notes with stamps, and nothing of them reaches a guest', async ({ browser }) => {
  const { host, second } = await twoHosts(browser);
  const guest = await joinAs(browser, host.candidateLink, 'Ada Lovelace');
  await guest.ready();
  const heard = overhear(guest.page);
  await openDesk(host.page, 'Notes');
  await openDesk(second.page, 'Notes');

  await test.step('both write on one page', async () => {
    await notesOf(host).click();
    await host.page.keyboard.type('PRIVATE from the first host');
    await expect(notesOf(second)).toContainText('PRIVATE from the first host');
    await notesOf(second).click();
    await second.page.keyboard.press('Control+End');
    await second.page.keyboard.type(' and the second');
    await expect(notesOf(host)).toContainText('PRIVATE from the first host and the second');
    await expect(host.page.getByTestId('notes-status')).toHaveText('Saved');
  });

  await test.step('a stamp leads to its moment of the replay, where the note stands on the timeline', async () => {
    await guest.typeAtEnd('// something happened');
    await expect(guest.connection).toHaveText('Saved');
    await host.page.getByRole('button', { name: 'Stamp this moment' }).click();
    const stamp = notesOf(host).getByRole('button', { name: /^Moment \d+:\d\d/ });
    await expect(stamp).toBeVisible();
    // What the other host reads is saved.
    await expect(notesOf(second).getByRole('button', { name: /^Moment/ })).toBeVisible();
    const [replay] = await Promise.all([host.page.context().waitForEvent('page'), stamp.click()]);
    await expect(replay).toHaveURL(/\/replay\/\w+\?at=\d+$/);
    await expect(replay.getByRole('button', { name: /Note: PRIVATE from the first host/ }).first()).toBeVisible();
    await replay.close();
  });

  await test.step('they are there after a reload, and after the end', async () => {
    await second.page.reload();
    await second.ready();
    await openDesk(second.page, 'Notes');
    await expect(notesOf(second)).toContainText('PRIVATE from the first host and the second');
    await expectNoViolations(second.page);
  });

  await test.step('a guest has no desk, and hears nothing', async () => {
    await expect(guest.page.getByRole('button', { name: 'Desk' })).toHaveCount(0);
    const roomId = new URL(guest.page.url()).pathname.split('/').at(-1);
    for (const path of ['notes', 'scorecards', 'question/private']) {
      const answer = await guest.page.request.get(`/v1/rooms/${roomId}/${path}`);
      expect(answer.status(), path).toBe(403);
    }
    expect(await heard()).not.toContain('PRIVATE');
  });
});

test('a scorecard is hidden from the other host until theirs is submitted', async ({ browser }) => {
  const { host, second } = await twoHosts(browser);
  const fill = async ({ page }: RoomPage, mark: string, why: string) => {
    const desk = await openDesk(page, 'Scorecard');
    await expect(desk.getByRole('button', { name: 'Submit' })).toBeDisabled();
    for (const criterion of ['Problem solving', 'Code', 'Testing', 'Communication']) {
      await desk.getByRole('group', { name: criterion, exact: true }).getByText(mark, { exact: true }).click();
    }
    await desk.getByRole('group', { name: 'Recommendation' }).getByText('Yes', { exact: true }).click();
    await desk.getByRole('textbox', { name: 'Why' }).fill(why);
    await expect(desk.getByText('Kept as a draft')).toBeVisible();
    return desk;
  };
  const submit = async (desk: Locator) => {
    await desk.getByRole('button', { name: 'Submit' }).click();
    await desk.getByRole('button', { name: 'Submit for good' }).click();
    await expect(desk.getByText('Mean').first()).toBeVisible();
  };

  const first = await fill(host, '4', 'Excellent, said the first');
  await submit(first);
  await expect(first).toContainText('Alan Turing not submitted yet');

  const other = await fill(second, '2', 'Middling, said the second');
  await expect(other).toContainText('Grace Hopper submitted');
  await expect(other).not.toContainText('Excellent');
  await second.page.reload();
  await second.ready();
  const again = await openDesk(second.page, 'Scorecard');
  await expect(again.getByRole('textbox', { name: 'Why' })).toHaveValue('Middling, said the second');
  await expectNoViolations(second.page);
  await submit(again);
  await expect(again).toContainText('Excellent, said the first');
  await expect(again).toContainText('Middling, said the second');
});
