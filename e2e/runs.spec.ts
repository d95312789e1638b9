import { expect } from '@playwright/test';
import { type HostedRoom, hostARoom, joinAs, type RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

const PROGRAMS = [
  { language: 'JavaScript', code: `console.log('js says', 6 * 7);` },
  { language: 'TypeScript', code: `const n: number = 6 * 7;\nconsole.log('ts says', n);` },
  { language: 'Python', code: `print('python says', 6 * 7)` },
  { language: 'Go', code: `package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("go says", 6*7) }` },
  { language: 'Rust', code: `fn main() { println!("rust says {}", 6 * 7); }` },
];

async function roomOfTwo(browser: Parameters<typeof hostARoom>[0]): Promise<[HostedRoom, RoomPage]> {
  const host = await hostARoom(browser);
  const guest = await joinAs(browser, host.candidateLink, 'Ada');
  await guest.ready();
  return [host, guest];
}

test('[RUN3] all five languages run, and both people read the same', async ({ browser }) => {
  const [host, guest] = await roomOfTwo(browser);
  for (const [index, { language, code }] of PROGRAMS.entries()) {
    await test.step(language, async () => {
      const runner = index % 2 === 0 ? host : guest;
      await host.chooseLanguage(language);
      await expect(guest.language).toHaveText(language);
      await runner.replaceCode(code);
      await runner.page.keyboard.press('Control+Enter');
      for (const person of [host, guest]) {
        // First whose it is: the line of the run before says that it has ended, too.
        await expect(person.runLine).toContainText(runner === host ? 'run by Grace Hopper' : 'run by Ada');
        await expect(person.runLine).toContainText('Exited with code 0');
        await expect(person.output).toHaveText(/^\w+ says 42\s*$/);
      }
      await expect(guest.output).toHaveText((await host.output.textContent()) ?? '');
    });
  }

  await test.step('somebody who joins later reads the last run from its start', async () => {
    const late = await joinAs(browser, host.candidateLink, 'Bo');
    await expect(late.output).toContainText('rust says 42');
    await late.page.getByRole('combobox', { name: 'Shown run' }).click();
    await late.page.getByRole('option', { name: /Run 1/ }).click();
    await expect(late.output).toContainText('js says 42');
  });
});

test('[RUN4] errors are told apart from output, and the end says why', async ({ browser }) => {
  const [host, guest] = await roomOfTwo(browser);
  await host.replaceCode(
    `console.log('\\x1b[32mfine\\x1b[0m \\x1b]0;title\\x07plain');\nconsole.error('broken');\nprocess.exit(3);`,
  );
  await host.runButton.click();
  await expect(guest.runLine).toContainText('Exited with code 3');
  await expect(guest.output.locator('[data-stream=stdout]')).toHaveText('fine plain\n');
  await expect(guest.output.locator('[data-stream=stderr]')).toHaveText('Standard error: broken\n');
});

test('[RUN4] anybody who edits stops a run, and everybody reads who did', async ({ browser }) => {
  const [host, guest] = await roomOfTwo(browser);
  await host.replaceCode(`console.log('begun');\nsetInterval(() => {}, 1000);`);
  await host.runButton.click();
  await expect(guest.output).toContainText('begun');
  await guest.page.getByRole('button', { name: 'Stop' }).click();
  for (const person of [host, guest]) await expect(person.runLine).toContainText('Stopped by Ada');
  await expect(host.runButton).toBeEnabled();
});

test('a program reads the input box', async ({ browser }) => {
  const host = await hostARoom(browser);
  await host.chooseLanguage('Python');
  await host.replaceCode('print(sum(int(line) for line in open(0)))');
  await host.page.getByRole('button', { name: 'Input for the program' }).click();
  await host.page.getByRole('textbox', { name: 'Input for the program (stdin)' }).fill('20\n22\n');
  await host.runButton.click();
  await expect(host.output).toHaveText('42\n');
});

test('[RUN3] both people type to one program, and read the same conversation', async ({ browser }) => {
  const [host, guest] = await roomOfTwo(browser);
  await host.chooseLanguage('Python');
  await host.replaceCode(`print('Hello,', input('Name? '))\nprint('You are', input('Age? '))\nprint(input())`);
  await host.runButton.click();
  await expect(guest.output).toHaveText('Name? ');
  const line = (person: RoomPage) => person.page.getByRole('textbox', { name: 'Type to the program' });
  await line(guest).fill('Ada');
  await line(guest).press('Enter');
  await expect(host.output).toHaveText('Name? Ada\nHello, Ada\nAge? ');
  await line(host).fill('36');
  await line(host).press('Enter');
  await expect(guest.output).toContainText('Age? 36\nYou are 36\n');
  await line(host).press('Control+d');
  for (const person of [host, guest]) {
    await expect(person.runLine).toContainText('Exited with code 1');
    await expect(person.output).toContainText('EOFError');
    await expect(line(person)).toHaveCount(0);
  }
});

test('a compile error leads to its line, where that is by now, also on a phone', async ({ browser }) => {
  const [host, guest] = await roomOfTwo(browser);
  await guest.page.setViewportSize({ width: 390, height: 844 });
  await host.chooseLanguage('Go');
  await host.replaceCode(`package main\n\nfunc main() {\n\tunused := 1\n}\n`);
  await host.runButton.click();
  await expect(host.runLine).toContainText('Did not compile');
  await host.output.getByRole('button', { name: 'main.go:4' }).click();
  await expect(host.editor).toBeFocused();
  await expect(host.editor.locator('.cm-activeLine')).toHaveText(/unused := 1/);

  await test.step('after an edit above it', async () => {
    await host.page.keyboard.press('Control+Home');
    await host.page.keyboard.type('// one\n// two\n');
    await host.output.getByRole('button', { name: 'main.go:4' }).click();
    await expect(host.editor.locator('.cm-activeLine')).toHaveText(/unused := 1/);
  });

  await test.step('from the console of a phone to its code', async () => {
    await expect(guest.editor).toContainText('// two');
    await guest.page.getByRole('tab', { name: 'Console' }).click();
    await guest.output.getByRole('button', { name: 'main.go:4' }).click();
    await expect(guest.editor).toBeFocused();
    await expect(guest.editor.locator('.cm-activeLine')).toHaveText(/unused := 1/);
  });
});
