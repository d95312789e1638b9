import { readFileSync } from 'node:fs';

interface Job {
  name: string;
  minutes: number;
  needs: string[];
}

/** A job with what the foreman has to know of it. */
interface Task extends Job {
  waiting: Task[];
  missing: number;
  weight: number;
}

function toTasks(jobs: Job[]): Task[] {
  const tasks = new Map(
    jobs.map((job): [string, Task] => [job.name, { ...job, waiting: [], missing: job.needs.length, weight: 0 }]),
  );
  for (const task of tasks.values()) for (const need of task.needs) tasks.get(need)?.waiting.push(task);
  return [...tasks.values()];
}

/** Each task after those it needs; without those that can never begin. */
function inOrder(tasks: Task[]): Task[] {
  const missing = new Map(tasks.map((task) => [task, task.missing]));
  const order = tasks.filter((task) => task.missing === 0);
  // The list grows while it is walked.
  for (const task of order) {
    for (const other of task.waiting) {
      const left = (missing.get(other) ?? 0) - 1;
      missing.set(other, left);
      if (left === 0) order.push(other);
    }
  }
  return order;
}

function plan(crew: number, jobs: Job[]): string[] {
  const tasks = toTasks(jobs);
  const order = inOrder(tasks);
  if (order.length < tasks.length) {
    const possible = new Set(order);
    const stuck = tasks.filter((task) => !possible.has(task)).map(({ name }) => name);
    return [['stuck', ...stuck.sort()].join(' ')];
  }
  for (const task of order.toReversed()) {
    task.weight = task.minutes + Math.max(0, ...task.waiting.map(({ weight }) => weight));
  }

  const lines: string[] = [];
  const ready = tasks.filter(({ missing }) => missing === 0);
  let running: { task: Task; end: number }[] = [];
  let now = 0;
  while (ready.length > 0 || running.length > 0) {
    // A few hundred jobs: sorting what is ready is simpler than a heap, and fast enough.
    ready.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
    for (const task of ready.splice(0, crew - running.length)) {
      lines.push(`${now} ${task.name}`);
      running.push({ task, end: now + task.minutes });
    }
    now = Math.min(...running.map(({ end }) => end));
    const ended = running.filter(({ end }) => end === now);
    running = running.filter(({ end }) => end > now);
    for (const other of ended.flatMap(({ task }) => task.waiting)) {
      other.missing -= 1;
      if (other.missing === 0) ready.push(other);
    }
  }
  return [...lines, `done ${now}`];
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const jobs = lines.map((line): Job => {
  const [name, minutes, ...needs] = line.split(' ');
  return { name, minutes: Number(minutes), needs };
});
console.log(plan(Number(first.split(' ')[0]), jobs).join('\n'));
