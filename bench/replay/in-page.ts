declare global {
  interface Window {
    benchReadyAt?: number;
  }
}

/** Runs in the page: notes when the stage has shown its first moment and that frame is painted. */
export function watchForTheFirstFrame(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('[data-moment]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      scheduler.postTask(
        () => {
          window.benchReadyAt = performance.now();
        },
        { priority: 'user-blocking' },
      );
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-moment'] });
}

/** Runs in the page: presses on the timeline at random and times each until its frame is painted. */
export async function seekAround(count: number): Promise<number[]> {
  const timeline = document.querySelector<HTMLElement>('[data-testid="timeline"]');
  const stage = document.querySelector<HTMLElement>('[data-moment]');
  if (timeline === null || stage === null) throw new Error('this is no replay');
  // A synthetic pointer cannot be captured.
  timeline.setPointerCapture = () => {};
  const { left, width, top } = timeline.getBoundingClientRect();
  const shown = () =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(stage, { attributeFilter: ['data-moment'] });
    });
  // Before whatever else waits for the end of that frame.
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => scheduler.postTask(resolve, { priority: 'user-blocking' }));
    });
  const times: number[] = [];
  for (let seek = 0; seek < count; seek++) {
    // Between two seeks the page rests, as it does under a hand.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const clientX = left + Math.random() * width;
    const start = performance.now();
    const done = shown();
    timeline.dispatchEvent(
      new PointerEvent('pointerdown', { clientX, clientY: top + 5, button: 0, bubbles: true, pointerId: 1 }),
    );
    await done;
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}
