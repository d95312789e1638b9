'use client';

import { MAX_TITLE_CHARACTERS } from '#lib/protocol/limits.ts';
import { CheckField } from '../../_components/check-field.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { TextField } from '../../_components/text-field.tsx';

const TEMPLATES = [
  { value: 'hello', label: 'A greeting' },
  { value: 'read-lines', label: 'Reading its input' },
  { value: 'blank', label: 'Nothing' },
] as const;

interface NewRoomOptionsProps {
  readonly template: string;
  readonly onTemplate: (template: string) => void;
  readonly waitingRoom: boolean;
  readonly onWaitingRoom: (waitingRoom: boolean) => void;
}

/** What most rooms do without. */
export function NewRoomOptions({ template, onTemplate, waitingRoom, onWaitingRoom }: NewRoomOptionsProps) {
  const value = TEMPLATES.find((one) => one.value === template)?.value ?? 'hello';
  return (
    <div className="grid items-end gap-3 px-1 pt-3 pb-1 sm:grid-cols-[minmax(0,1fr)_13rem_11rem_auto]">
      <TextField label="Candidate" name="candidate" autoComplete="off" maxLength={MAX_TITLE_CHARACTERS} />
      <TextField label="Opens (your time)" name="opensAt" type="datetime-local" />
      <div className="[&_button]:h-8">
        <p aria-hidden className="mb-1.5 font-medium">
          Begins with
        </p>
        <SelectField label="Begins with" value={value} options={TEMPLATES} onChange={onTemplate} />
      </div>
      <CheckField label="Waiting room" checked={waitingRoom} onChange={onWaitingRoom} />
    </div>
  );
}
