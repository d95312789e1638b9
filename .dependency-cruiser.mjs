// The import rules of ARCHITECTURE.md. `npm run check` fails when one is broken; scripts/import-rules.test.ts proves that
// each of them can fail.

/** What each part of lib may import besides itself. */
const LIB = {
  kernel: [],
  protocol: ['kernel'],
  db: ['kernel', 'protocol'],
  record: ['kernel', 'protocol', 'db'],
  accounts: ['kernel', 'protocol', 'db'],
  rooms: ['kernel', 'protocol', 'db', 'record', 'accounts'],
  questions: ['kernel', 'protocol', 'db', 'record', 'accounts', 'rooms'],
  execution: ['kernel', 'protocol', 'db', 'record', 'accounts', 'rooms', 'questions'],
  replay: ['kernel', 'protocol', 'db', 'record'],
  jobs: ['kernel', 'protocol', 'db', 'record', 'accounts', 'rooms', 'questions', 'execution', 'replay'],
  editor: ['kernel', 'protocol'],
  'collab-client': ['kernel', 'protocol'],
};

const TESTS = '\\.test\\.tsx?$|^(tests|e2e)/';

const libRules = Object.entries(LIB).map(([part, allowed]) => ({
  name: `lib-${part}`,
  comment: `lib/${part} may import of ours only: ${[part, ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^lib/${part}/`, pathNot: TESTS },
  to: {
    path: '^(lib|app|collab-server|bench|scripts|tests|e2e)/',
    pathNot: `^lib/(${[part, ...allowed].join('|')})/`,
  },
}));

const apart = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: to },
});

/** A vendor that only the named files may import. */
const fence = (name, vendor, allowed) => ({
  name: `fence-${name}`,
  comment: `${name} is imported only by its adapter.`,
  severity: 'error',
  from: { path: '^(lib|app|collab-server|bench|scripts|proxy)', pathNot: `${TESTS}|${allowed}` },
  to: { path: vendor },
});

export default {
  forbidden: [
    ...libRules,
    apart(
      'app-alone',
      '^app/',
      '^(collab-server|bench|scripts|tests|e2e)/',
      'The app meets the sync process in protocol alone.',
    ),
    apart(
      'collab-server-alone',
      '^collab-server/',
      '^(app|bench|scripts|tests|e2e)/',
      'The sync process knows no page.',
    ),
    apart(
      'bench-alone',
      '^bench/',
      '^(app|collab-server|e2e)/',
      'Benchmarks start processes, they do not import them.',
    ),
    apart('collab-server-without-replay', '^collab-server/', '^lib/(replay|jobs)/', 'Replay can’t break an interview.'),
    {
      name: 'no-server-in-browser',
      comment: 'Browser code reaches no *.server.ts and no database, directly or through others.',
      severity: 'error',
      from: { path: '^lib/(editor|collab-client|protocol)/', pathNot: TESTS },
      to: { path: '\\.server\\.tsx?$|^lib/db/', reachable: true },
    },
    {
      name: 'server-files-say-so',
      comment: 'What needs a *.server.ts is one itself, so that its name shows where it must not go.',
      severity: 'error',
      from: { path: '^lib/|^app/(?!v1/|api/).*(_components|_lib)/', pathNot: `${TESTS}|\\.server\\.tsx?$|^lib/db/` },
      to: { path: '\\.server\\.tsx?$|^lib/db/|^node_modules/(pg|ioredis)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one concern or hide a third.',
      severity: 'error',
      from: { pathNot: '^lib/db/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    fence(
      'prisma',
      '^node_modules/(@prisma|prisma)/|^lib/db/generated/',
      '^lib/(db|accounts)/|-store\\.server\\.ts$|^scripts/migration-engine\\.ts$',
    ),
    fence('e2b', '^node_modules/e2b/', '^lib/execution/e2b/'),
    fence('codemirror', '^node_modules/(@codemirror|@lezer|y-codemirror\\.next)/', '^lib/editor/'),
    fence('hocuspocus-server', '^node_modules/@hocuspocus/(server|extension-[a-z]+)/', '^(collab-server|bench)/'),
    fence('hocuspocus-provider', '^node_modules/@hocuspocus/provider/', '^lib/collab-client/|^bench/'),
    fence('better-auth', '^node_modules/better-auth/', '^lib/accounts/|^app/api/auth/|auth-client\\.ts$'),
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'What is imported is in package.json; what runs in production is no devDependency.',
      severity: 'error',
      from: { path: '^(lib|app|collab-server)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'tsc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|content|tests/corpus/[a-z]+)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
    },
  },
};
