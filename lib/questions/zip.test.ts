import { describe, expect, it } from 'vitest';
import { type CraftedEntry, craftZip } from '../../tests/support/crafted-zip.ts';
import {
  MAX_ARCHIVE_BYTES,
  MAX_ARCHIVE_FILES,
  MAX_UNPACKED_BYTES,
  MAX_UNPACKED_FILE_BYTES,
} from '../protocol/limits.ts';
import { unzip, zip } from './zip.server.ts';

/** What is taken and what is refused of a zip, by path. */
async function unpack(entries: readonly CraftedEntry[]) {
  const result = await unzip(craftZip(entries));
  if (!result.ok) return result.fault;
  const { files, refused } = result.value;
  return {
    files: Object.fromEntries(files),
    refused: Object.fromEntries(refused.map((one) => [one.path, one.reason])),
  };
}

/** Text that hardly shrinks. */
function noise(bytes: number): string {
  let state = 42;
  const letters = Array.from({ length: bytes }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(33 + ((state >> 8) % 90));
  });
  return letters.join('');
}

describe('unzip', () => {
  it('gives back what zip packed', async () => {
    const files = new Map([
      ['a/question.md', 'Grüße, 世界 😀\n'],
      ['a/starter/main.go', 'package main\n'],
    ]);
    const result = await unzip(await zip(files));
    expect(result).toEqual({ ok: true, value: { files, refused: [] } });
  });

  it('reads an ordinary zip, without folders and what systems add, and with one kind of line end', async () => {
    const { files } = (await unpack([
      { name: 'a/', content: '' },
      { name: 'a/meta.json', content: '{}\r\n' },
      { name: '__MACOSX/a/._meta.json', content: 'x' },
      { name: 'a/.DS_Store', content: 'x' },
    ])) as { files: object };
    expect(files).toEqual({ 'a/meta.json': '{}\n' });
  });

  it('refuses paths that lead out of the zip, and takes the rest', async () => {
    const names = [
      '../a',
      'a/../../b',
      '/etc/passwd',
      'C:/x',
      'a\\..\\b',
      'a//b',
      './a',
      'a/./b',
      'a\u0000b',
      'x'.repeat(300),
    ];
    const unpacked = await unpack([...names.map((name) => ({ name, content: 'x' })), { name: 'good/a', content: 'y' }]);
    expect(unpacked).toEqual({
      files: { 'good/a': 'y' },
      refused: Object.fromEntries(names.map((name) => [name, expect.any(String)])),
    });
  });

  it('refuses links, what is encrypted, packed strangely, there twice, or no text', async () => {
    const unpacked = await unpack([
      { name: 'link', content: '/etc/passwd', mode: 0o120777 },
      { name: 'secret', content: 'x', isEncrypted: true },
      { name: 'strange', content: 'x', method: 12 },
      { name: 'twice', content: 'first' },
      { name: 'twice', content: 'second' },
      { name: 'bytes', content: Uint8Array.of(0xff, 0xfe, 0x00) },
      { name: Uint8Array.of(0x61, 0xff), content: 'x' },
    ]);
    expect(unpacked).toEqual({
      files: { twice: 'first' },
      refused: {
        link: 'is a link',
        secret: 'is encrypted',
        strange: 'is packed in a way that is not read here',
        twice: 'is in the zip twice',
        bytes: 'is not UTF-8 text',
        '(a name that is not UTF-8)': 'its name is not UTF-8',
      },
    });
  });

  it('[LIM1] refuses a file that is too large or shrank too well, by what comes out and not by what it says', async () => {
    const unpacked = await unpack([
      { name: 'large', content: noise(MAX_UNPACKED_FILE_BYTES + 1) },
      { name: 'bomb', content: '0'.repeat(1_000_000) },
      { name: 'liar', content: '0'.repeat(1_000_000), claimedSize: 10 },
      { name: 'boaster', content: 'small', claimedSize: 4_000_000_000 },
      { name: 'honest', content: 'small' },
    ]);
    expect(unpacked).toEqual({
      files: { honest: 'small' },
      refused: {
        large: expect.stringContaining('bytes'),
        bomb: expect.stringContaining('times its size'),
        liar: 'is damaged',
        boaster: 'is damaged',
      },
    });
  });

  it('[LIM1] refuses a zip that unpacks to too much in all, though each file is within its bound', async () => {
    const content = noise(40_000).repeat(50);
    const entries = Array.from({ length: Math.ceil(MAX_UNPACKED_BYTES / content.length) + 1 }, (_, i) => ({
      name: `f${i}`,
      content,
    }));
    expect(await unpack(entries)).toMatchObject({ code: 'too_large' });
  });

  it('[LIM1] refuses too many files and too many bytes before it unpacks anything', async () => {
    const many = Array.from({ length: MAX_ARCHIVE_FILES + 1 }, (_, i) => ({ name: `f${i}`, content: '' }));
    expect(await unpack(many)).toMatchObject({ code: 'too_large' });
    expect(await unzip(new Uint8Array(MAX_ARCHIVE_BYTES + 1))).toMatchObject({ fault: { code: 'too_large' } });
  });

  it('says so where it is no zip, or one that was cut', async () => {
    const whole = craftZip([{ name: 'a', content: noise(1_000) }]);
    expect(await unzip(Buffer.from('PK but not really'))).toMatchObject({ fault: { code: 'bad_request' } });
    expect(await unzip(new Uint8Array())).toMatchObject({ fault: { code: 'bad_request' } });
    for (let cut = 1; cut < whole.byteLength; cut += 97) {
      expect(await unzip(whole.subarray(cut))).not.toMatchObject({ value: { refused: [] } });
    }
  });
});
