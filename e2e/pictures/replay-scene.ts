import type * as Y from 'yjs';
import type { Person } from '../../lib/protocol/people.ts';
import type { ReviewComment, RunHistory } from '../../lib/protocol/replay.ts';
import type { RunEnd } from '../../lib/protocol/runs.ts';
import { writeBundle } from '../../lib/replay/bundle/write-bundle.ts';
import { importBundle, MadeSession, START } from '../support/made-session.ts';
import type { Member } from '../support/members.ts';

const GRACE: Person = { participantId: 'grace', name: 'Grace Hopper', role: 'host', color: 0 };
const KATHERINE: Person = { participantId: 'katherine', name: 'Katherine Johnson', role: 'host', color: 3 };
const ADA: Person = { participantId: 'ada', name: 'Ada Lovelace', role: 'guest', color: 1 };
const ALAN: Person = { participantId: 'alan', name: 'Alan Turing', role: 'viewer', color: 2 };
const END_SECOND = 34 * 60;

const FIRST = `from collections import defaultdict


def group_anagrams(words: list[str]) -> list[list[str]]:
    groups = defaultdict(list)
    for word in words:
        groups[word].append(word)
    return list(groups.values())


print(group_anagrams(["tea", "eat", "tan", "ate"]))
`;
const PASTED = `

def is_anagram(a: str, b: str) -> bool:
    return sorted(a) == sorted(b)
`;
const SECOND = `

def busiest(ferries: list[tuple[int, int]]) -> int:
    """The hour at which most ferries are at sea."""
    at_sea = [0] * 25
    for leaves, lands in ferries:
        at_sea[leaves] += 1
        at_sea[lands] -= 1
    best, now, hour = 0, 0, 0
    for index, change in enumerate(at_sea):
        now += change
        if now > best:
            best, hour = now, index
    return hour
`;
const OFFLINE = `

print(busiest([(9, 12), (10, 14), (11, 13)]))
`;

/** An interview of half an hour in which everything happens that a replay shows, typed as people type. */
class Interview extends MadeSession {
  readonly runs: RunHistory[] = [];
  readonly comments: ReviewComment[] = [];
  private second = 0;

  /** Somebody types at the end, or at a place, in bursts; the session goes on meanwhile. */
  type(by: Person, text: string, at?: number): void {
    const from = at ?? this.text.length;
    for (let done = 0; done < text.length; ) {
      const burst = text.slice(done, done + 2 + ((done * 7) % 5));
      const place = from + done;
      this.edit(this.second, by, (code) => code.insert(place, burst));
      done += burst.length;
      this.second += burst.includes('\n') ? 4 : 0.7;
    }
  }

  does(by: Person, change: (code: Y.Text) => void): void {
    this.edit(this.second, by, change);
  }

  at(minute: number): this {
    this.second = minute * 60;
    return this;
  }

  happens(...event: Parameters<MadeSession['event']> extends [number, ...infer Rest] ? Rest : never): void {
    this.event(this.second, ...event);
  }

  looks(by: Person, at: string): void {
    const from = this.text.indexOf(at);
    this.select(this.second, by, from, from + at.length);
  }

  /** A reviewer speaks of a passage as it is now, some time after the session. */
  remark(by: Person, on: string, body: string, more: Partial<ReviewComment> = {}): void {
    const from = Math.max(0, this.text.indexOf(on));
    const n = this.comments.length + 1;
    this.comments.push({
      commentId: `comment-${n}`,
      parentId: null,
      seq: this.rows.length,
      from,
      to: from + on.length,
      author: by.name,
      body,
      createdAt: START + (END_SECOND + n * 300) * 1_000,
      resolvedAt: null,
      resolvedBy: null,
      ...more,
    });
  }

  run(by: Person, stdout: string, stderr: string, end: RunEnd): void {
    const runId = `run-${this.runs.length + 1}`;
    const at = START + this.second * 1_000;
    const printed = [
      { stream: 'stdout', text: stdout },
      { stream: 'stderr', text: stderr },
    ] as const;
    this.runs.push({
      runId,
      participantId: by.participantId,
      startedBy: by.name,
      language: 'python',
      code: this.text,
      stdin: '',
      timeoutSeconds: 10,
      seq: this.rows.length,
      state: 'ended',
      end,
      executionTimeMs: end.reason === 'time_limit' ? 10_000 : 41,
      memoryUsageMb: 9.3,
      startedAt: at,
      endedAt: at + 900,
      chunks: printed
        .filter(({ text }) => text !== '')
        .map((piece, index) => ({ n: index + 1, at: at + 300 + index, ...piece })),
    });
    this.happens({ type: 'run_started', runId, language: 'python', participantId: by.participantId });
    this.second += 0.9;
    this.happens({ type: 'run_ended', runId, end });
  }
}

function play(): Interview {
  const made = new Interview(GRACE, KATHERINE, ADA, ALAN);
  const by = { participantId: ADA.participantId };
  made.happens({ type: 'room_created', language: 'javascript', template: 'blank' });
  made.happens({ type: 'person_joined', person: GRACE });
  made.at(0.7).happens({ type: 'person_joined', person: ADA });
  made.at(1.1).happens({ type: 'person_joined', person: KATHERINE });
  made.at(1.3).happens({ type: 'person_joined', person: ALAN });
  made.at(1.5).happens({
    type: 'question_changed',
    participantId: GRACE.participantId,
    n: 1,
    title: 'Words of the same letters',
  });
  made.at(2).happens({ type: 'language_changed', language: 'python', ...by });
  made.at(2.3).type(ADA, FIRST);
  made.at(6).run(ADA, "[['tea'], ['eat'], ['tan'], ['ate']]\n", '', { reason: 'exited', exitCode: 0 });
  made.at(6.5).looks(GRACE, 'groups[word]');
  made.at(7).happens({ type: 'tab_left', ...by });
  made.at(8.6).happens({ type: 'tab_returned', ...by });
  made.at(8.7).does(ADA, (code) => code.insert(code.length, PASTED));
  made.happens({ type: 'pasted', ...by, characters: PASTED.length });
  made.remark(KATHERINE, 'def is_anagram', 'Pasted right after the tab was left, and never used afterwards.', {
    resolvedAt: START + END_SECOND * 2_000,
    resolvedBy: GRACE.name,
  });
  made.at(9.5).type(GRACE, '  # which key do all of them share?', made.text.indexOf('.append(word)') + 13);
  made.at(11).does(ADA, (code) => {
    const key = code.toString().indexOf('groups[word]') + 7;
    code.delete(key, 4);
    code.insert(key, 'sorted(word)');
  });
  made.at(11.6).run(ADA, '', "TypeError: unhashable type: 'list'\n", { reason: 'exited', exitCode: 1 });
  made.at(12.4).type(ADA, '"".join(', made.text.indexOf('sorted(word)'));
  made.type(ADA, ')', made.text.indexOf('sorted(word)') + 12);
  made.at(13.2).run(ADA, "[['tea', 'eat', 'ate'], ['tan']]\n", '', { reason: 'exited', exitCode: 0 });
  made.remark(GRACE, '"".join(sorted(word))', 'Found the key after one hint, and said why a list cannot be one.');
  made.remark(KATHERINE, '', 'Agreed: the error was read before anything was changed.', { parentId: 'comment-2' });
  made.at(15).happens({
    type: 'question_changed',
    participantId: KATHERINE.participantId,
    n: 2,
    title: 'Night Ferries',
  });
  made.at(16).type(ADA, SECOND);
  made.at(22).run(ADA, '', '', { reason: 'time_limit', limitSeconds: 10 });
  // The line was gone for a while.
  made.at(23).happens({ type: 'person_left', participantId: ADA.participantId });
  made.at(25.5).happens({ type: 'person_joined', person: ADA });
  for (let done = 0; done < OFFLINE.length; done += 3) {
    const burst = OFFLINE.slice(done, done + 3);
    made.edit(25.6 * 60, ADA, (code) => code.insert(code.length, burst), 23.4 * 60 + done);
  }
  made.at(27).run(ADA, "[['tea', 'eat', 'ate'], ['tan']]\n11\n", '', { reason: 'exited', exitCode: 0 });
  made.at(28).looks(ADA, 'at_sea[lands] -= 1');
  made.at(29).type(KATHERINE, '  # and at midnight?', made.text.indexOf('[0] * 25') + 8);
  made.remark(GRACE, 'at_sea = [0] * 25', 'Did not come to a ferry that lands after midnight.');
  made.at(END_SECOND / 60).happens({ type: 'room_ended', participantId: GRACE.participantId });
  return made;
}

/** Imports the interview as the account's own room; answers the room. */
export function importInterview(account: Member): Promise<string> {
  const made = play();
  const bundle = writeBundle(
    {
      room: {
        title: 'Backend interview',
        language: 'python',
        template: 'blank',
        createdAt: START,
        endedAt: START + END_SECOND * 1_000,
      },
      people: made.people,
      statements: [
        {
          n: 1,
          title: 'Words of the same letters',
          statement: 'Put words together that are made of the same letters.',
        },
        { n: 2, title: 'Night Ferries', statement: 'Ferries leave and land. At which **hour** are most at sea?' },
      ],
      clients: made.clients,
      runs: made.runs,
      comments: made.comments,
      rows: made.rows,
      viewerHtml: '<!doctype html>',
    },
    START,
  );
  return importBundle(account, bundle);
}
