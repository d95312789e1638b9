import { type Browser, expect, type Locator, type Page } from '@playwright/test';

/** A room's page as a person uses it: found by role and name, never by class. */
export class RoomPage {
  readonly page: Page;
  readonly editor: Locator;
  readonly connection: Locator;
  readonly output: Locator;
  readonly runLine: Locator;
  readonly runButton: Locator;
  readonly language: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole('textbox', { name: /^Code, / });
    this.connection = page.getByTestId('connection');
    this.output = page.getByTestId('output');
    this.runLine = page.getByTestId('run-line');
    this.runButton = page.getByRole('button', { name: 'Run', exact: true });
    this.language = page.getByRole('combobox', { name: 'Language' });
  }

  /** Waits until the code is here and the page says how it stands with it. */
  async ready(words: 'Saved' | 'Read-only' = 'Saved'): Promise<void> {
    // The page looks with every frame; an assertion that was too early looks again after half a second.
    await this.page.waitForFunction(
      (wanted) => document.querySelector('[data-testid=connection]')?.textContent === wanted,
      words,
    );
    await expect(this.editor).toBeVisible();
    await expect(this.connection).toHaveText(words);
  }

  /** Another person's caret, by the name on its flag. */
  caretOf(name: string): Locator {
    return this.editor.locator(`[data-name="${name}"]`);
  }

  /** Puts the caret at the very end and types there. */
  async typeAtEnd(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  /** Replaces the whole code, as by pasting: no bracket is closed and no line indented on the way. */
  async replaceCode(code: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(code);
  }

  async chooseLanguage(name: string): Promise<void> {
    await this.language.click();
    await this.page.getByRole('option', { name }).click();
    await expect(this.language).toHaveText(name);
  }

  /** The link that a host gives out for a role. */
  async inviteLink(role: 'Candidate' | 'Interviewer' | 'Viewer'): Promise<string> {
    await this.page.getByRole('button', { name: 'Invite' }).click();
    await this.page.getByRole('radio', { name: new RegExp(`^${role}`) }).click();
    const link = this.page.getByRole('textbox', { name: 'Invite link' });
    await expect(link).toHaveValue(/#\w+$/);
    const url = await link.inputValue();
    await this.page.keyboard.press('Escape');
    return url;
  }
}

let accounts = 0;

/** A new account, signed in in this page's browser: through the API, as the form is not what most tests are about. */
export async function signUp(page: Page, name = 'Grace Hopper'): Promise<void> {
  accounts += 1;
  const email = `host-${process.pid}-${Date.now()}-${accounts}@example.com`;
  await post(page, '/api/auth/sign-up/email', { name, email, password: 'correct horse battery' });
}

/** A room as its host is in it. */
export interface HostedRoom extends RoomPage {
  /** What a host gives to a candidate. */
  readonly candidateLink: string;
}

/** Makes an account in a browser of its own, creates a JavaScript room and goes into it. */
export async function hostARoom(browser: Browser, title?: string): Promise<HostedRoom> {
  const page = await newPerson(browser);
  await signUp(page);
  return openOwnRoom(page, title);
}

/** Creates a JavaScript room for whoever is signed in in this page's browser, and goes into it. */
export async function openOwnRoom(page: Page, title = 'An interview'): Promise<HostedRoom> {
  const { editorUrl, inviteUrl } = await post(page, '/v1/rooms', { language: 'javascript', title });
  await page.goto(String(editorUrl));
  const room = Object.assign(new RoomPage(page), { candidateLink: String(inviteUrl) });
  await room.ready();
  return room;
}

/** Joins under a name in a browser of its own: through the API, as the door is not what most tests are about. */
export async function joinAs(browser: Browser, link: string, name: string): Promise<RoomPage> {
  const page = await newPerson(browser);
  const { pathname, hash } = new URL(link);
  await post(page, `${pathname.replace('/room/', '/v1/rooms/')}/join`, { invite: hash.slice(1), name });
  await page.goto(pathname);
  return new RoomPage(page);
}

/** Opens an invite link in a browser of its own and joins under a name. */
export async function joinByLink(browser: Browser, link: string, name: string): Promise<RoomPage> {
  const page = await newPerson(browser);
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  return new RoomPage(page);
}

/** A page of somebody new: no cookies, nothing stored. Closed after the test. */
export async function newPerson(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  return context.newPage();
}

/** What the API answers to a page of this origin. */
async function post(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const origin = process.env['PAIRPAD_E2E_URL'] ?? '';
  const response = await page.request.post(path, { data, headers: { origin } });
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}
