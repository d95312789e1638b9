'use client';

import { useCallback, useEffect, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';
import type { Place } from '#lib/editor/pinned-places.ts';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import { DEFAULT_RUN_SECONDS, MAX_CODE_CHARACTERS } from '#lib/protocol/limits.ts';
import { notesUrl } from '#lib/protocol/notes.ts';
import type { RoomQuestion } from '#lib/protocol/questions.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import type { StartRun } from '#lib/protocol/runs.ts';
import { useObservable } from '../../../_components/use-observable.ts';
import { calmStatus } from '../_lib/calm-status.ts';
import { peopleHere } from '../_lib/people-here.ts';
import { saveAsFile } from '../_lib/save-as-file.ts';
import { useAnnouncements } from '../_lib/use-announcements.ts';
import { useAttention } from '../_lib/use-attention.ts';
import { useCodeEditor } from '../_lib/use-code-editor.ts';
import { useDesk } from '../_lib/use-desk.ts';
import { useDocumentLanguage } from '../_lib/use-document-language.ts';
import { useKeptOffline } from '../_lib/use-kept-offline.ts';
import { useNotes } from '../_lib/use-notes.ts';
import { useRoomConnection } from '../_lib/use-room-connection.ts';
import { useRoomControl } from '../_lib/use-room-control.ts';
import { useRoomLife } from '../_lib/use-room-life.ts';
import { useRoomQuestion } from '../_lib/use-room-question.ts';
import { useRuns } from '../_lib/use-runs.ts';
import { useStdin } from '../_lib/use-stdin.ts';
import { CodePane } from './code-pane.tsx';
import { ConsolePane } from './console-pane.tsx';
import { Desk } from './desk/desk.tsx';
import { NotesPane } from './desk/notes-pane.tsx';
import { QuestionPane } from './desk/question-pane.tsx';
import { ScorecardPane } from './desk/scorecard-pane.tsx';
import { RoomBanner } from './room-banner.tsx';
import { RoomCommands } from './room-commands.tsx';
import { RunControl, runObstacle } from './run-control.tsx';
import { TopBar } from './top-bar.tsx';
import { WaitingStrip } from './waiting-strip.tsx';
import { Workbench } from './workbench.tsx';

/** A room one is in: connects, and shows it. */
export function Room({ view }: { view: RoomView }) {
  const { connection, reconnect } = useRoomConnection(view);
  useEffect(() => {
    document.title = `${view.title} · Pairpad`;
  }, [view.title]);
  return connection === undefined ? null : (
    <ConnectedRoom view={view} connection={connection} onReconnect={reconnect} />
  );
}

interface ConnectedRoomProps {
  readonly view: RoomView;
  readonly connection: RoomConnection;
  readonly onReconnect: () => void;
}

function ConnectedRoom({ view, connection, onReconnect }: ConnectedRoomProps) {
  const { document: shared, awareness } = connection;
  const status = useObservable(useMemo(() => calmStatus(connection.status), [connection.status]));
  const offlinePage = useKeptOffline(view);
  const people = useObservable(useMemo(() => peopleHere(awareness, view.you), [awareness, view.you]));
  const documentLanguage = useDocumentLanguage(shared);
  const language = documentLanguage ?? view.language;
  const runs = useRuns(view, connection);
  const standing = useRoomLife(view, connection);
  const roomControl = useRoomControl(view.roomId);
  const stdin = useStdin(view.roomId);
  useAttention(connection);
  useAnnouncements({ people, runs: runs.runs });

  // Typing over a document that has not arrived would be typing over somebody's code unseen.
  const hasLoaded = documentLanguage !== undefined;
  const mayEdit = hasLoaded && status.kind !== 'read_only' && status.kind !== 'closed' && view.you.role !== 'viewer';
  const obstacle = runObstacle({ view, life: standing.life, status, language, hasLoaded });

  const start = (how: Pick<StartRun, 'stdin' | 'interactive' | 'tests'>) => {
    if (obstacle !== undefined || runs.underWay !== undefined || runs.asking) return;
    const code = shared.code.toString();
    if (code.length <= MAX_CODE_CHARACTERS) runs.start({ code, language, timeoutSeconds: DEFAULT_RUN_SECONDS, ...how });
    else runs.refuse(`The code is longer than the ${MAX_CODE_CHARACTERS.toLocaleString('en')} characters a run takes.`);
  };
  const run = () => start({ stdin: stdin.text, interactive: stdin.text === '', tests: false });
  const {
    host: editorHost,
    replaceCode,
    pin,
    goTo,
  } = useCodeEditor(connection, { language, readOnly: !mayEdit, onRun: run });
  const { begun } = runs;
  useEffect(() => {
    if (begun !== undefined) pin(begun);
  }, [begun, pin]);
  const isHost = view.you.role === 'host';
  const questions = useRoomQuestion(view, connection);
  const desk = useDesk(questions, isHost);
  const { setBenchTab } = desk;
  const showInCode = useCallback(
    (place: Place, runId: string) => {
      // Where the code is a tab, it must be there before it can be gone to.
      flushSync(() => setBenchTab('code'));
      goTo(place, runId);
    },
    [goTo, setBenchTab],
  );
  const deskLabel = isHost ? 'Desk' : 'Question';
  const question = (
    <QuestionPane
      questions={questions}
      language={language}
      replaceCode={mayEdit ? replaceCode : undefined}
      mayPut={isHost && mayEdit}
    />
  );
  const notes = useNotes(view.roomId, notesUrl(view.wsUrl), isHost && desk.isOpen);
  const forHosts = isHost
    ? {
        notes: notes === undefined ? null : <NotesPane roomId={view.roomId} notes={notes} />,
        scorecard: <ScorecardPane roomId={view.roomId} participantId={view.you.participantId} />,
      }
    : undefined;
  const saveCode = () => saveAsFile(LANGUAGE_FACTS[language].file, shared.code.toString());
  const hasTests = questions.question != null && testCount(questions.question) > 0;
  const test = () => start({ stdin: '', interactive: false, tests: true });
  const runControl = <RunControl runs={runs} obstacle={obstacle} onRun={run} onTest={hasTests ? test : undefined} />;

  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TopBar
        view={view}
        standing={standing}
        control={isHost ? roomControl : undefined}
        status={connection.status}
        people={people}
        language={language}
        mayChangeLanguage={mayEdit}
        onLanguage={connection.setLanguage}
        desk={desk.toggle && { label: deskLabel, isOpen: desk.isOpen, toggle: desk.toggle }}
      />
      <RoomCommands
        host={isHost ? { roomId: view.roomId, standing, people, you: view.you, control: roomControl } : undefined}
        runs={runs}
        run={obstacle === undefined ? run : undefined}
        test={hasTests ? test : undefined}
        setLanguage={mayEdit ? connection.setLanguage : undefined}
        desk={desk}
        saveCode={saveCode}
        put={isHost && mayEdit ? questions.put : undefined}
      />
      {isHost ? <WaitingStrip waiting={standing.waiting} control={roomControl} /> : null}
      <RoomBanner
        status={status}
        offlinePage={offlinePage}
        onSave={saveCode}
        onReconnect={onReconnect}
        onDiscard={() => void connection.discard().then(onReconnect)}
      />
      <Workbench
        runControl={runControl}
        hasNews={runs.underWay !== undefined}
        tab={desk.benchTab}
        onTab={desk.setBenchTab}
        aside={
          desk.isOpen
            ? { label: deskLabel, content: <Desk state={desk} question={question} forHosts={forHosts} /> }
            : undefined
        }
        code={
          <CodePane
            host={editorHost}
            hasLoaded={hasLoaded}
            file={LANGUAGE_FACTS[language].file}
            mayEdit={mayEdit || !hasLoaded}
          />
        }
        console={<ConsolePane runs={runs} obstacle={obstacle} stdin={stdin} goTo={showInCode} />}
      />
    </div>
  );
}

function testCount({ question, hiddenTests }: RoomQuestion): number {
  return question.tests.length + hiddenTests;
}
