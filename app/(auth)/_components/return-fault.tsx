import { Notice } from '../../_components/notice.tsx';

const WORDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  SIGN_UP_CLOSED: {
    title: 'You have no account here.',
    text: 'This workspace takes new accounts by invitation: ask its admin for a link.',
  },
  ACCOUNT_DEACTIVATED: { title: 'Your account is deactivated.', text: 'Ask the admin of the workspace.' },
  account_not_linked: {
    title: 'There is an account with this e-mail already.',
    text: 'Sign in with its password; then you can connect the two under Settings.',
  },
};

const UNKNOWN = { title: 'Signing in did not work.', text: 'Try again; if it stays, tell the admin.' };

/** Why somebody came back from the identity provider without being signed in. */
export function ReturnFault({ code }: { code: string | string[] | undefined }) {
  if (typeof code !== 'string' || code === '') return null;
  const { title, text } = WORDS[code] ?? UNKNOWN;
  return (
    <div className="mb-4">
      <Notice look="warn" title={title}>
        {text}
      </Notice>
    </div>
  );
}
