'use client';

import { useState } from 'react';
import { LANGUAGE_FACTS, type Language } from '#lib/protocol/languages.ts';
import { Button } from '../../../../_components/button.tsx';

/** Puts the question's starter code in the place of what is there, after asking: somebody may have written that. */
export function StarterOffer({ language, onReplace }: { language: Language; onReplace: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <div className="mt-6 flex flex-wrap items-center gap-2 border-t border-line pt-3">
      {asked ? (
        <>
          <span className="text-muted">The code that is there goes; undo brings it back.</span>
          <Button
            look="danger"
            onClick={() => {
              onReplace();
              setAsked(false);
            }}
          >
            Replace the code
          </Button>
          <Button look="quiet" autoFocus onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button look="quiet" className="-ml-2.5" onClick={() => setAsked(true)}>
          Start over from the starter code ({LANGUAGE_FACTS[language].name})
        </Button>
      )}
    </div>
  );
}
