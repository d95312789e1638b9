import type { Language } from '../../lib/protocol/languages.ts';

/** What the candidate has written when the picture is taken. */
export const CODE = `import sys
from collections import defaultdict


def group_anagrams(words: list[str]) -> list[list[str]]:
    """Words that are made of the same letters, together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return sorted(groups.values(), key=len, reverse=True)


for group in group_anagrams(["tea", "eat", "tan", "ate", "nat", "bat"]):
    print("\\033[32m✓\\033[0m", ", ".join(group))

print("one word is alone", file=sys.stderr)
`;

interface Interview {
  readonly title: string;
  readonly candidate: string;
  readonly language: Language;
  readonly ends?: true;
  readonly opensInHours?: number;
}

/** Rooms as a workspace has them. */
export const INTERVIEWS: readonly Interview[] = [
  { title: 'Compiler team, first round', candidate: 'Barbara Liskov', language: 'rust', ends: true },
  { title: 'Systems interview', candidate: 'Ken Thompson', language: 'go', ends: true },
  { title: 'Frontend interview', candidate: 'Radia Perlman', language: 'typescript', ends: true },
  { title: 'Pairing hour', candidate: '', language: 'typescript' },
  { title: 'Data team, second round', candidate: 'John Backus', language: 'python', ends: true },
  { title: 'Algorithms seminar, week 3', candidate: 'Donald Knuth', language: 'python' },
  { title: 'Infrastructure interview', candidate: 'Frances Allen', language: 'go', opensInHours: 20 },
  { title: 'Graphics team, first round', candidate: 'Ivan Sutherland', language: 'javascript', opensInHours: 44 },
];
