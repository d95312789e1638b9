import { readFileSync } from 'node:fs';

/** Each job after those it needs; without those that can never begin. */
function inOrder(jobs, waiting) {
  const missing = new Map(jobs.map(({ name, needs }) => [name, needs.length]));
  const order = jobs.filter(({ needs }) => needs.length === 0);
  // The list grows while it is walked.
  for (const { name } of order) {
    for (const other of waiting.get(name)) {
      missing.set(other.name, missing.get(other.name) - 1);
      if (missing.get(other.name) === 0) order.push(other);
    }
  }
  return order;
}

function plan(crew, jobs) {
  const waiting = new Map(jobs.map(({ name }) => [name, []]));
  for (const job of jobs) for (const need of job.needs) waiting.get(need).push(job);

  const order = inOrder(jobs, waiting);
  if (order.length < jobs.length) {
    const possible = new Set(order);
    const stuck = jobs.filter((job) => !possible.has(job)).map(({ name }) => name);
    return [['stuck', ...stuck.sort()].join(' ')];
  }

  const weight = new Map();
  for (const { name, minutes } of order.toReversed()) {
    weight.set(name, minutes + Math.max(0, ...waiting.get(name).map((other) => weight.get(other.name))));
  }
  const heavierFirst = (a, b) => weight.get(b.name) - weight.get(a.name) || (a.name < b.name ? -1 : 1);

  const lines = [];
  const missing = new Map(jobs.map(({ name, needs }) => [name, needs.length]));
  let ready = jobs.filter(({ needs }) => needs.length === 0);
  let running = []; // {job, end}
  let now = 0;
  while (ready.length > 0 || running.length > 0) {
    // A few hundred jobs: sorting what is ready is simpler than a heap, and fast enough.
    ready.sort(heavierFirst);
    for (const job of ready.splice(0, crew - running.length)) {
      lines.push(`${now} ${job.name}`);
      running.push({ job, end: now + job.minutes });
    }
    now = Math.min(...running.map(({ end }) => end));
    const ended = running.filter(({ end }) => end === now);
    running = running.filter(({ end }) => end > now);
    for (const other of ended.flatMap(({ job }) => waiting.get(job.name))) {
      missing.set(other.name, missing.get(other.name) - 1);
      if (missing.get(other.name) === 0) ready.push(other);
    }
  }
  return [...lines, `done ${now}`];
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const jobs = lines.map((line) => {
  const [name, minutes, ...needs] = line.split(' ');
  return { name, minutes: Number(minutes), needs };
});
console.log(plan(Number(first.split(' ')[0]), jobs).join('\n'));
