/** What a guest is told before going in, as plain facts. Each is true of the record as it is written. */
export function WhatIsRecorded({ hosts }: { hosts: readonly string[] }) {
  const host = hosts.length === 1 && hosts[0] !== undefined ? hosts[0] : 'the hosts';
  return (
    <section aria-label="What is recorded" className="mt-6 text-small text-muted">
      <p className="mb-1 font-medium text-ink">What is recorded</p>
      <ul className="list-disc space-y-0.5 pl-4">
        <li>Everything typed in the editor: what, when and by whom.</li>
        <li>Where your caret is, each run with its output, and who was here.</li>
        <li>When you paste, and how much.</li>
        <li>When you leave this tab and when you return to it.</li>
      </ul>
      <p className="mt-2">
        {capitalised(host)} can see all of it, now and in a replay afterwards. Nothing is judged or scored by the
        software. No sound, no picture, nothing outside this page.
      </p>
    </section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
