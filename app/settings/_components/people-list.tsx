'use client';

import { useState } from 'react';
import type { WorkspacePerson } from '#lib/protocol/workspace.ts';
import { inputClass } from '../../_components/text-field.tsx';
import { useHydrated } from '../../_components/use-hydrated.ts';
import { PersonRow } from './person-row.tsx';

/** The accounts of the workspace; a box to find one appears when they no longer fit at a glance. */
export function PeopleList({ people, selfId }: { people: readonly WorkspacePerson[]; selfId: string }) {
  const [search, setSearch] = useState('');
  const hydrated = useHydrated();
  const words = search.toLowerCase().trim();
  const shown = people.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(words));
  return (
    <>
      {people.length > SEARCHED_FROM ? (
        <input
          type="search"
          aria-label="Search accounts"
          placeholder="Search name or e-mail"
          value={search}
          readOnly={!hydrated}
          onChange={(event) => setSearch(event.target.value)}
          className={`${inputClass} mb-3 max-w-sm`}
        />
      ) : null}
      <ul aria-label="Accounts" className="divide-y divide-line border-y border-line">
        {shown.map((person) => (
          <PersonRow key={person.accountId} person={person} isSelf={person.accountId === selfId} />
        ))}
      </ul>
      {shown.length === 0 ? <p className="py-4 text-center text-muted">Nobody is called that.</p> : null}
    </>
  );
}

const SEARCHED_FROM = 8;
