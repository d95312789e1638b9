import type { Person } from '#lib/protocol/people.ts';

const SIZES = { small: 'size-5 text-[10px]', medium: 'size-6 text-[11px]' } as const;

/** A person's initials on the person's colour: the same colour as the caret. Its name is text beside or around it. */
export function PersonBadge({
  person,
  size = 'small',
}: {
  person: Pick<Person, 'name' | 'color'>;
  size?: keyof typeof SIZES;
}) {
  return (
    <span
      aria-hidden
      className={`person-badge person-${person.color} inline-grid shrink-0 place-items-center rounded-full font-semibold ${SIZES[size]}`}
    >
      {initials(person.name)}
    </span>
  );
}

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s_.-]+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word));
  return letters.join('').toLocaleUpperCase();
}

// By grapheme: an emoji or a combined letter is one.
function firstLetter(word: string | undefined): string {
  if (word === undefined) return '';
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? '';
}
