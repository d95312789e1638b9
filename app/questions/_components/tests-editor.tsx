'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import {
  MAX_EXPECTED_OUTPUT_CHARACTERS,
  MAX_STDIN_CHARACTERS,
  MAX_TEST_CASES,
  MAX_TEST_NAME_CHARACTERS,
} from '#lib/protocol/limits.ts';
import type { TestCase } from '#lib/protocol/test-cases.ts';
import { Button } from '../../_components/button.tsx';
import { TextArea } from '../../_components/text-area.tsx';
import { inputClass } from '../../_components/text-field.tsx';

interface TestsEditorProps {
  readonly tests: readonly TestCase[];
  readonly onChange: (tests: TestCase[]) => void;
}

/** The tests of a question: what the program reads, what it must print, and who may see it. */
export function TestsEditor({ tests, onChange }: TestsEditorProps) {
  const keys = useKeys(tests.length);
  const change = (at: number, change: Partial<TestCase>) =>
    onChange(tests.map((test, index) => (index === at ? { ...test, ...change } : test)));
  const remove = (at: number) => {
    keys.remove(at);
    onChange(tests.filter((_, index) => index !== at));
  };
  const add = () => {
    keys.add();
    onChange([...tests, { name: `test ${tests.length + 1}`, stdin: '', expected: '', hidden: false }]);
  };
  return (
    <div className="space-y-4">
      <p className="text-muted">
        A program passes a test when it exits with code 0 and prints what is expected; spaces at the end of lines and
        lines at the end of the output don't count. Guests never see a hidden test, only whether it passed.
      </p>
      <ul className="space-y-4">
        {tests.map((test, index) => (
          <li key={keys.of(index)}>
            <TestFields
              test={test}
              number={index + 1}
              onChange={(changed) => change(index, changed)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <Button onClick={add} disabled={tests.length >= MAX_TEST_CASES}>
        <Plus size={14} aria-hidden />
        Add a test
      </Button>
    </div>
  );
}

interface TestFieldsProps {
  readonly test: TestCase;
  readonly number: number;
  readonly onChange: (change: Partial<TestCase>) => void;
  readonly onRemove: () => void;
}

function TestFields({ test, number, onChange, onRemove }: TestFieldsProps) {
  return (
    <fieldset className="rounded-lg border border-line p-3">
      <legend className="sr-only">{`Test ${number}`}</legend>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <input
          aria-label="Name of the test"
          value={test.name}
          maxLength={MAX_TEST_NAME_CHARACTERS}
          onChange={({ target }) => onChange({ name: target.value })}
          className={`${inputClass} min-w-0 flex-1 basis-48`}
        />
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={test.hidden}
            onChange={({ target }) => onChange({ hidden: target.checked })}
            className="size-4 accent-accent"
          />
          Hidden from guests
        </label>
        <Button look="quiet" onClick={onRemove} aria-label={`Remove the test ${test.name}`}>
          <Trash2 size={14} aria-hidden />
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextArea
          label="Input"
          mono
          rows={5}
          value={test.stdin}
          maxLength={MAX_STDIN_CHARACTERS}
          onChange={({ target }) => onChange({ stdin: target.value })}
        />
        <TextArea
          label="Expected output"
          mono
          rows={5}
          value={test.expected}
          maxLength={MAX_EXPECTED_OUTPUT_CHARACTERS}
          onChange={({ target }) => onChange({ expected: target.value })}
        />
      </div>
    </fieldset>
  );
}

/** A key for each test that stays with it: two tests may be equal, and their places change. */
function useKeys(count: number) {
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < count) keys.current.push(next.current++);
  return {
    of: (index: number) => keys.current[index],
    add: () => keys.current.push(next.current++),
    remove: (index: number) => keys.current.splice(index, 1),
  };
}
