'use client';

import { PanelLeft } from 'lucide-react';
import Link from 'next/link';
import type { ConnectionStatus, Observable } from '#lib/collab-client/connection-status.ts';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import type { Person } from '#lib/protocol/people.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { Mark } from '../../../_components/brand.tsx';
import { buttonClass } from '../../../_components/button.tsx';
import { CommandsButton } from '../../../_components/commands/commands-button.tsx';
import { SelectField } from '../../../_components/select-field.tsx';
import { ThemeMenu } from '../../../_components/theme-menu.tsx';
import type { RoomControl } from '../_lib/use-room-control.ts';
import type { RoomStanding } from '../_lib/use-room-life.ts';
import { ConnectionLine } from './connection-line.tsx';
import { HostControls } from './host-controls.tsx';
import { PeopleMenu } from './people-menu.tsx';

const OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name }));

interface TopBarProps {
  readonly view: RoomView;
  readonly standing: RoomStanding;
  /** For hosts; undefined for everybody else. */
  readonly control: RoomControl | undefined;
  readonly status: Observable<ConnectionStatus>;
  readonly people: readonly Person[];
  readonly language: Language;
  readonly mayChangeLanguage: boolean;
  readonly onLanguage: (language: Language) => void;
  /** Shows or hides what lies beside the code; undefined where there is nothing, or it has a tab. */
  readonly desk?: { readonly label: string; readonly isOpen: boolean; readonly toggle: () => void } | undefined;
}

/** Everything about the room that is not its code, in one slim line. */
export function TopBar({
  view,
  standing,
  control,
  status,
  people,
  language,
  mayChangeLanguage,
  onLanguage,
  desk,
}: TopBarProps) {
  const isHost = control !== undefined;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-1 py-2 border-b border-line bg-bar pr-2 pl-3 max-sm:pl-1.5">
      {isHost ? (
        <Link
          href="/rooms"
          aria-label="Your rooms"
          title="Your rooms"
          className="grid size-7 place-items-center rounded-md"
        >
          <Mark />
        </Link>
      ) : (
        <span className="grid size-7 place-items-center">
          <Mark />
        </span>
      )}
      <h1 className="min-w-0 truncate pr-1 pl-1.5 font-semibold max-sm:sr-only">{standing.title}</h1>
      <SelectField
        label="Language"
        look="quiet"
        value={language}
        options={OPTIONS}
        onChange={onLanguage}
        disabled={!mayChangeLanguage}
      />
      {desk === undefined ? null : (
        <button
          type="button"
          aria-pressed={desk.isOpen}
          onClick={desk.toggle}
          className={`${buttonClass('quiet')} aria-pressed:bg-hover aria-pressed:text-ink`}
        >
          <PanelLeft size={14} aria-hidden />
          {desk.label}
        </button>
      )}
      <ConnectionLine status={status} />
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
        <PeopleMenu people={people} you={view.you} control={control} />
        {isHost ? <HostControls roomId={view.roomId} standing={standing} control={control} /> : null}
        <CommandsButton className="max-sm:hidden" />
        <ThemeMenu />
      </div>
    </header>
  );
}
