import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { awake } from './support/awake.ts';
import { ask, cookiesOf, type Member, makeMember, pageOf, send } from './support/members.ts';
import { RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

// Text that would be a page's own, were it ever taken for markup, a script or an address: in every field that takes
// text, shown on every page. Each fits the shortest field, a name.

const HOSTILE: readonly string[] = [
  '<script>pwned=1</script><b data-pwned>',
  '"><img src=x onerror=pwned=1 data-pwned>',
  "'><svg/onload=pwned=1 data-pwned>",
  '</title></style><b data-pwned>',
  '</script><!--<script>--><b data-pwned>',
  '<a href=javascript:pwned=1 data-pwned>x',
  '[x](javascript:pwned=1)',
  '<iframe srcdoc="<script>top.pwned=1">',
  '{{constructor.constructor("pwned=1")()}}',
  '`${pwned=1}<%=pwned=1%>#{pwned=1}',
  '\u202Egnp.exe\u2066<b data-pwned>\u200B',
  '&lt;b data-pwned&gt;&#60;b data-pwned>',
  'W'.repeat(40),
];
const ALL = HOSTILE.join('\n\n');
/** What terminals take for links and titles. */
const ESCAPES =
  '\u001b]8;;javascript:pwned=1\u0007x\u001b]8;;\u0007 \u001b]0;<b data-pwned>\u0007 \u001b[31m<b data-pwned>';

interface Stage {
  readonly admin: Member;
  readonly roomId: string;
  readonly questionIds: readonly string[];
  readonly webhookId: string;
  readonly guestCookie: string;
  readonly inviteUrl: string;
}

test('text stays text, whatever it looks like, in every field and on every page', async ({ browser }, info) => {
  // Some forty pages: more than fit the usual time where other work keeps the processors busy.
  test.setTimeout(180_000);
  const stage = await setStage();
  const { admin, roomId, questionIds, webhookId, inviteUrl } = stage;
  const watch = new Watch();
  const page = await watch.over(await pageOf(browser, admin));

  await test.step('the workspace', async () => {
    await page.goto('/questions');
    await awake(page);
    await page.locator('input[type=file]').setInputFiles({
      name: `${HOSTILE[1]}.zip`,
      mimeType: 'application/zip',
      buffer: Buffer.from(hostileZip()),
    });
    await expect(
      page.getByText('was not taken', { exact: false }).or(page.getByText('not taken')).first(),
    ).toBeVisible();
    await watch.look();
    const search = encodeURIComponent(HOSTILE[1] ?? '');
    for (const address of [
      '/rooms?scope=all',
      `/rooms?search=${search}&filter=${search}`,
      '/questions',
      `/questions?search=${search}&tag=${search}`,
      ...questionIds.map((id) => `/questions/${id}`),
      '/settings',
      '/settings/keys',
      '/settings/people',
      '/settings/webhooks',
      `/settings/webhooks/${webhookId}`,
      '/docs/api',
    ]) {
      await page.goto(address);
      await watch.look();
    }
  });

  await test.step('the room, for a host who types what nobody sends', async () => {
    await page.goto(`/room/${roomId}`);
    const room = new RoomPage(page);
    await room.ready();
    await paste(room.editor, `# ${ALL.replaceAll('\n\n', '\n# ')}\n`);
    await watch.look();
    await expect(page.getByRole('tab', { name: 'Notes' })).toBeVisible();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect(page.getByTestId('notes-status')).toHaveText('Saved');
    await paste(page.getByRole('textbox', { name: /notes/i }), ALL);
    await watch.look();
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    await watch.look();
    await page.getByTestId('people').click();
    await watch.look();
    await page.keyboard.press('Escape');
    await expect(room.output).toContainText('pwned=1');
    await page.getByRole('button', { name: /Run tests/ }).click();
    await expect(page.getByText(/1 of 2|passed|failed/i).first()).toBeVisible();
    await watch.look();
    await expect(room.connection).toHaveText('Saved');
  });

  await test.step('the room, for its guests and for those at its door', async () => {
    const guest = await watch.over(await pageOf(browser, { cookie: stage.guestCookie }));
    await guest.goto(`/room/${roomId}`);
    await new RoomPage(guest).ready();
    await watch.look();
    const stranger = await watch.over(await pageOf(browser));
    const attack = encodeURIComponent(HOSTILE[1] ?? '');
    await stranger.goto(inviteUrl);
    await expect(stranger.getByRole('textbox', { name: 'Your name' })).toBeVisible();
    for (const address of [
      `/sign-in?next=javascript:pwned=1&error=${attack}`,
      `/sign-in?next=//evil.example`,
      `/room/${attack}#${attack}`,
      `/replay/${attack}#${attack}`,
      `/invitation#${attack}`,
      `/reset-password#${attack}`,
      `/${attack}`,
    ]) {
      await stranger.goto(address);
      await watch.look();
    }
  });

  await test.step('the replay, its summary, and the file that is taken away', async () => {
    await ask(admin.cookie, 'POST', `/v1/rooms/${roomId}/end`, {});
    for (const address of [`/replay/${roomId}`, `/replay/${roomId}/summary`]) {
      await page.goto(address);
      await expect(page.getByText('pwned=1').first()).toBeAttached();
      await lookAtPanels(page, watch);
    }
    // A workspace has room for so many, and others come after this.
    await ask(admin.cookie, 'DELETE', `/v1/webhooks/${webhookId}`);
    await page.goto(await viewerFile(admin, roomId, info));
    await expect(page.getByText('pwned=1').first()).toBeAttached();
    await lookAtPanels(page, watch);
  });
});

/** Pastes into an editor: what Chromium itself does to one under typed lines would be told apart from our own doing. */
async function paste(editor: Locator, text: string): Promise<void> {
  await editor.click();
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    clipboardData.setData('text/html', `<p style="color:red" onclick="pwned=1">${pasted}</p>`);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Looks at everything that tabs hide. */
async function lookAtPanels(page: Page, watch: Watch): Promise<void> {
  await watch.look();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await watch.look();
  }
}

/** Sees to it that nothing of what pages are given runs, is fetched, or becomes part of them. */
class Watch {
  private readonly faults: string[] = [];
  private readonly pages: Page[] = [];

  async over(page: Page): Promise<Page> {
    this.pages.push(page);
    page.on('dialog', (dialog) => {
      this.faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) this.faults.push(message.text());
    });
    const own = new URL(process.env['PAIRPAD_E2E_URL'] ?? '').hostname;
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^(https?|wss?):/.test(protocol) && hostname !== own) this.faults.push(`asked for ${request.url()}`);
    });
    return page;
  }

  /** Fails where a page holds something that a text put there. */
  async look(): Promise<void> {
    for (const page of this.pages) {
      const found = await page.evaluate(() => {
        const foreign = '[data-pwned], iframe, object, embed, base, a[href^="javascript:" i], [onerror], [onload]';
        const elements = [...document.querySelectorAll(foreign)].map(({ outerHTML }) => outerHTML.slice(0, 200));
        // A word of any length must not push the page beyond its edge.
        const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        return [
          ...elements,
          ...('pwned' in globalThis ? ['a script ran'] : []),
          ...(over > 1 ? [`${over} px wider than the window`] : []),
        ];
      });
      expect([...found, ...this.faults], page.url()).toEqual([]);
    }
  }
}

/** Fills every field of the workspace that takes text, over the API. */
async function setStage(): Promise<Stage> {
  const admin = await makeMember('admin', HOSTILE[0] ?? '');
  const as = <T = Record<string, string>>(method: string, path: string, body?: unknown) =>
    ask<T>(admin.cookie, method, path, body);
  // A password's hash takes its time; guests bring the other names.
  for (const name of HOSTILE.slice(1, 4)) await makeMember('interviewer', name);
  let webhookId = '';
  for (const text of HOSTILE) {
    await as('POST', '/v1/rooms', { language: 'python', title: text, candidate: text });
    await as('POST', '/v1/keys', { name: text, scopes: ['rooms:read'] });
  }
  const url = `https://example.com/?${ALL.replace(/\s/g, '+')}#${ALL.replace(/\s/g, '+')}`;
  ({ webhookId = '' } = await as('POST', '/v1/webhooks', { url, types: ['room.created'] }));
  await as('POST', `/v1/webhooks/${webhookId}/ping`, {});

  const tags = HOSTILE.slice(0, 12).map((text) => text.replaceAll(',', '').slice(0, 30));
  const code = Object.fromEntries(['javascript', 'python', 'go'].map((language) => [language, ALL]));
  const test = { name: HOSTILE[1], stdin: ALL, expected: ALL };
  const question = {
    difficulty: 'easy',
    tags,
    statement: ALL,
    guide: ALL,
    starters: code,
    solutions: code,
    tests: [
      { ...test, hidden: false },
      { ...test, hidden: true },
    ],
  };
  const questionIds: string[] = [];
  for (const title of HOSTILE.slice(0, 3)) {
    const slug = `hostile-${Date.now()}-${questionIds.length}`;
    questionIds.push((await as('POST', '/v1/questions', { ...question, slug, title }))['questionId'] ?? '');
  }

  const { roomId = '', inviteUrl = '' } = await as('POST', '/v1/rooms', {
    language: 'python',
    title: ALL.slice(0, 120),
    candidate: ALL.slice(0, 120),
  });
  const inRoom = `/v1/rooms/${roomId}`;
  const invite = new URL(inviteUrl).hash.slice(1);
  let guestCookie = '';
  for (const name of HOSTILE) {
    guestCookie = cookiesOf(await send('', 'POST', `${inRoom}/join`, { invite, name }));
    if (name === HOSTILE.at(-2)) await as('PATCH', inRoom, { waitingRoom: true });
  }
  await as('PATCH', inRoom, { waitingRoom: false });
  const { people } = await as<{ people: { participantId: string }[] }>('GET', `${inRoom}/people`);
  for (const { participantId } of people)
    await send(admin.cookie, 'POST', `${inRoom}/people/${participantId}/admit`, {});
  await as('POST', `${inRoom}/question`, { questionId: questionIds[0] });
  await as('PUT', `${inRoom}/scorecard`, { marks: {}, recommendation: null, comment: ALL });
  const printed = JSON.stringify(`${ALL}\n${ESCAPES}`);
  await as('POST', `${inRoom}/execute`, {
    language: 'python',
    code: `# ${HOSTILE[0]}\nimport sys\nsys.stdin.read()\nprint(${printed})\nprint(${printed}, file=sys.stderr)\nraise ValueError(${printed})`,
    stdin: ALL,
  });
  for (const body of HOSTILE) await as('POST', `${inRoom}/replay/comments`, { seq: 0, from: 0, to: 0, body });
  return { admin, roomId, questionIds, webhookId, guestCookie, inviteUrl };
}

/** Names of files and what is in them, which the report of an import shows. */
function hostileZip(): Uint8Array {
  const files = HOSTILE.flatMap((text, index) => [
    [`${text.replaceAll('/', '')}/question.md`, ALL],
    [
      `hostile-${index}/question.md`,
      `---\ntitle: ${JSON.stringify(text)}\ndifficulty: ${JSON.stringify(text)}\n---\n${ALL}`,
    ],
  ]);
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text ?? '')])));
}

/** The page that a session is taken away in, as a file of this machine. */
async function viewerFile({ cookie }: Member, roomId: string, info: TestInfo): Promise<string> {
  const bundle = await send(cookie, 'GET', `/v1/rooms/${roomId}/replay/bundle`);
  const files = unzipSync(new Uint8Array(await bundle.arrayBuffer()));
  const [, html] = Object.entries(files).find(([name]) => name.endsWith('.html')) ?? [];
  const file = info.outputPath('session.html');
  await writeFile(file, html ?? '');
  return pathToFileURL(file).href;
}
