'use client';

import Link from 'next/link';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import type { ListedRoom, RoomBulkAction } from '#lib/protocol/room-list.ts';
import { CheckField } from '../../_components/check-field.tsx';
import { LocalTime } from '../../_components/local-time.tsx';
import { PersonBadge } from '../../_components/person-badge.tsx';
import { lengthWords } from '../_lib/room-words.ts';
import { ago } from './ago.ts';
import { RoomRowMenu } from './room-row-menu.tsx';
import { StateMark } from './state-mark.tsx';

interface RoomRowProps {
  readonly room: ListedRoom;
  readonly now: number;
  readonly isChosen: boolean;
  readonly onChoose: (isOn: boolean) => void;
  readonly onManage: (action: RoomBulkAction) => void;
}

const SHOWN_PEOPLE = 3;

/** One room of the list. */
export function RoomRow({ room, now, isChosen, onChoose, onManage }: RoomRowProps) {
  const { title, language, hosts, lengthSeconds, runs, score, lastActivityAt, mayManage } = room;
  return (
    <tr className={`h-12 ${isChosen ? 'bg-hover' : 'hover:bg-bar'}`}>
      <td className="py-1">
        {mayManage ? <CheckField label={null} name={`Choose ${title}`} checked={isChosen} onChange={onChoose} /> : null}
      </td>
      <th scope="row" className="px-2 py-1.5 font-normal">
        <RoomTitle room={room} />
        <RoomDetails room={room} now={now} />
      </th>
      <td className="px-2 max-md:hidden">
        <Inside room={room} />
      </td>
      <td className="truncate px-2 text-muted max-lg:hidden">{LANGUAGE_FACTS[language].name}</td>
      <td className="px-2">
        <StateMark room={room} />
      </td>
      <td className="truncate px-2 text-muted max-xl:hidden" title={hosts.join(', ')}>
        {hosts.join(', ')}
      </td>
      <td className="px-2 text-right text-muted max-lg:hidden">
        {lengthSeconds === null ? <None /> : lengthWords(lengthSeconds)}
      </td>
      <td className="px-2 text-right text-muted max-md:hidden">{runs}</td>
      <td className="px-2 text-right text-muted max-md:hidden">{score === null ? <None /> : score.toFixed(1)}</td>
      <td className="px-2 text-right text-muted max-sm:hidden">
        <time dateTime={new Date(lastActivityAt).toISOString()}>{ago(lastActivityAt, now)}</time>
      </td>
      <td className="py-1">
        <RoomRowMenu room={room} onManage={onManage} />
      </td>
    </tr>
  );
}

function RoomTitle({ room: { roomId, title, isMember, deletedAt, expiredAt, state } }: { room: ListedRoom }) {
  const look = 'block truncate font-medium';
  // Who is not in a room sees its replay, if anything; hosts of an ended one can go on to it from the row's menu.
  const href = isMember ? `/room/${roomId}` : state === 'ended' ? `/replay/${roomId}` : undefined;
  if (href === undefined || deletedAt !== null || expiredAt !== null) {
    return (
      <span title={title} className={look}>
        {title}
      </span>
    );
  }
  return (
    // A room is a live page with a socket: nothing of it is worth fetching before it is opened.
    <Link href={href} prefetch={false} title={title} className={`${look} rounded-[4px] hover:underline`}>
      {title}
    </Link>
  );
}

/** The line below the title: for whom the room is, what is left of it, and what has no column on a narrow screen. */
function RoomDetails({ room, now }: { room: ListedRoom; now: number }) {
  const { candidate, language, waiting, deletedAt, expiredAt, lastActivityAt } = room;
  const gone = deletedAt ?? expiredAt;
  return (
    <span className="block truncate text-small text-muted">
      {waiting === 0 ? null : <span className="text-warn md:hidden">{waiting} waiting · </span>}
      {candidate === '' ? <span className="sm:hidden">{LANGUAGE_FACTS[language].name}</span> : candidate}
      {gone === null ? null : (
        <>
          {candidate === '' ? <span className="sm:hidden"> · </span> : ' · '}
          {deletedAt === null ? 'content removed ' : 'deleted '}
          <LocalTime at={gone} shape="date" />
        </>
      )}
      <span className="sm:hidden">
        {' · '}
        {ago(lastActivityAt, now)}
      </span>
    </span>
  );
}

function Inside({ room: { here, waiting } }: { room: ListedRoom }) {
  const names = here.map(({ name }) => name).join(', ');
  return (
    <span className="flex flex-wrap items-center gap-x-1" title={names}>
      <span className="sr-only">{names}</span>
      {here.slice(0, SHOWN_PEOPLE).map((person) => (
        <PersonBadge key={person.participantId} person={person} />
      ))}
      {here.length > SHOWN_PEOPLE ? <span className="text-small text-muted">+{here.length - SHOWN_PEOPLE}</span> : null}
      {waiting === 0 ? null : <span className="text-small whitespace-nowrap text-warn">{waiting} waiting</span>}
    </span>
  );
}

function None() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </>
  );
}
