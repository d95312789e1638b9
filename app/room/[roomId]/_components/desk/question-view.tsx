'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import type { HostQuestion, RoomQuestion } from '#lib/protocol/questions.ts';
import type { ShownTest } from '#lib/protocol/test-cases.ts';
import { MarkdownText } from '../../../../_components/markdown-text.tsx';
import { DifficultyWord } from '../../../../questions/_components/difficulty-word.tsx';
import { deskTabClass } from './desk-tab-class.ts';
import { StarterOffer } from './starter-offer.tsx';

interface QuestionViewProps {
  readonly question: RoomQuestion;
  /** Null for everybody but hosts. */
  readonly forHosts: HostQuestion | null;
  readonly language: Language;
  /** Puts code in the place of the room's; undefined for who may not edit. */
  readonly replaceCode: ((code: string) => void) | undefined;
  /** What a host can do with it. */
  readonly actions?: ReactNode;
}

/** The room's question: what everybody reads, and for hosts what they alone do. */
export function QuestionView({ question: room, forHosts, language, replaceCode, actions }: QuestionViewProps) {
  const { question, hiddenTests } = room;
  const starter = question.starters[language];
  const statement = (
    <>
      <MarkdownText text={question.statement} />
      {starter === undefined || replaceCode === undefined ? null : (
        <StarterOffer key={`${room.n} ${language}`} language={language} onReplace={() => replaceCode(starter)} />
      )}
    </>
  );
  const tests = <TestList shown={question.tests} hidden={forHosts?.private.hiddenTests} hiddenCount={hiddenTests} />;
  return (
    <article aria-label={question.title} className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3">
        <h2 className="text-sm font-semibold">{question.title}</h2>
        <DifficultyWord difficulty={question.difficulty} />
        {actions === undefined ? null : <div className="ml-auto">{actions}</div>}
      </header>
      <Tabs.Root defaultValue="statement" key={room.n} className="flex min-h-0 flex-1 flex-col">
        <Tabs.List
          aria-label="Parts of the question"
          className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2"
        >
          <Tabs.Tab value="statement" className={deskTabClass}>
            Statement
          </Tabs.Tab>
          <Tabs.Tab value="tests" className={deskTabClass}>
            Tests
          </Tabs.Tab>
          {forHosts === null ? null : (
            <>
              <Tabs.Tab value="guide" className={deskTabClass}>
                Guide
              </Tabs.Tab>
              <Tabs.Tab value="solution" className={deskTabClass}>
                Solution
              </Tabs.Tab>
            </>
          )}
        </Tabs.List>
        <Part value="statement">{statement}</Part>
        <Part value="tests">{tests}</Part>
        {forHosts === null ? null : (
          <>
            <Part value="guide">
              <HostsOnly />
              {forHosts.private.guide === '' ? (
                <p className="text-muted">This question has no guide.</p>
              ) : (
                <MarkdownText text={forHosts.private.guide} />
              )}
            </Part>
            <Part value="solution">
              <HostsOnly />
              <Solutions solutions={forHosts.private.solutions} language={language} />
            </Part>
          </>
        )}
      </Tabs.Root>
    </article>
  );
}

function Part({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Panel value={value} className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
      {children}
    </Tabs.Panel>
  );
}

function HostsOnly() {
  return <p className="mb-3 text-small text-muted">Only hosts see this.</p>;
}

function Solutions({ solutions, language }: { solutions: HostQuestion['private']['solutions']; language: Language }) {
  // The room's own language first: that is what is being looked at.
  const languages = [language, ...LANGUAGES.filter((other) => other !== language)];
  const written = languages.filter((one) => solutions[one] !== undefined);
  if (written.length === 0) return <p className="text-muted">This question has no solution.</p>;
  return written.map((one) => (
    <details key={one} open={one === language} className="mb-2">
      <summary className="min-h-6 font-medium">{LANGUAGE_FACTS[one].name}</summary>
      <CodeBlock label={`Solution, ${LANGUAGE_FACTS[one].name}`} code={solutions[one] ?? ''} />
    </details>
  ));
}

interface TestListProps {
  readonly shown: readonly ShownTest[];
  /** Undefined for who may not see them. */
  readonly hidden: readonly ShownTest[] | undefined;
  readonly hiddenCount: number;
}

function TestList({ shown, hidden, hiddenCount }: TestListProps) {
  if (shown.length + hiddenCount === 0) return <p className="text-muted">This question has no tests.</p>;
  return (
    <div className="space-y-3">
      {[...shown.entries()].map(([place, test]) => (
        <TestView key={place} test={test} isOpen={place === 0} />
      ))}
      {hidden === undefined && hiddenCount > 0 ? (
        <p className="text-muted">
          {hiddenCount === 1 ? 'One more test is hidden.' : `${hiddenCount} more tests are hidden.`}
        </p>
      ) : null}
      {[...(hidden ?? []).entries()].map(([place, test]) => (
        <TestView key={`hidden ${place}`} test={test} isHidden />
      ))}
    </div>
  );
}

function TestView({
  test,
  isOpen = false,
  isHidden = false,
}: {
  test: ShownTest;
  isOpen?: boolean;
  isHidden?: boolean;
}) {
  return (
    <details open={isOpen}>
      <summary className="min-h-6">
        <span className="font-medium">{test.name}</span>
        {isHidden ? <span className="ml-2 text-small text-muted">hidden</span> : null}
      </summary>
      <p className="mt-1 text-small text-muted">Input</p>
      <CodeBlock label={`Input of ${test.name}`} code={test.stdin} />
      <p className="mt-2 text-small text-muted">Expected output</p>
      <CodeBlock label={`Expected output of ${test.name}`} code={test.expected} />
    </details>
  );
}

function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
      tabIndex={0}
      aria-label={label}
      className="mt-1 max-h-96 overflow-auto rounded-md border border-line bg-bar px-3 py-2"
    >
      <pre className="font-mono text-[12.5px] leading-normal">
        {code === '' ? <span className="text-muted">(nothing)</span> : code}
      </pre>
    </section>
  );
}
