import { Template } from 'e2b';

/** Enough for rustc; programs themselves are not bounded below it. */
export const TEMPLATE_MEMORY_MB = 1_024;
const CPUS = 2;
const NODE_MAJOR = 24;
const ESBUILD = '0.28.2';

const BACKPORTS = 'deb http://deb.debian.org/debian bookworm-backports main';

/** All five languages as a local machine has them: Debian 12 with its own packages, Node from npm. */
const template = Template()
  .fromDebianImage('bookworm')
  .setUser('root')
  .runCmd(`echo '${BACKPORTS}' > /etc/apt/sources.list.d/backports.list`)
  .aptInstall(['python3', 'perl', 'gcc', 'libc6-dev', 'rustc-web', 'golang-1.23-go/bookworm-backports', 'npm'], {
    noInstallRecommends: true,
  })
  .npmInstall([`node@${NODE_MAJOR}`, `esbuild@${ESBUILD}`], { g: true })
  .makeDir('/box', { mode: 0o777 })
  .makeDir('/opt/go-cache', { mode: 0o777 })
  // A first build with an empty cache takes a dozen seconds: it is made here, once.
  .runCmd('GOCACHE=/opt/go-cache GO111MODULE=off CGO_ENABLED=0 /usr/lib/go-1.23/bin/go build std')
  .runCmd('chmod -R a+rwX /opt/go-cache')
  .setUser('user')
  .setWorkdir('/box');

/** Builds the template in the account of the key and says what it does, line by line. */
export async function buildTemplate(
  name: string,
  connection: { readonly apiKey: string },
  onLine: (line: string) => void,
): Promise<void> {
  await Template.build(template, name, {
    ...connection,
    cpuCount: CPUS,
    memoryMB: TEMPLATE_MEMORY_MB,
    onBuildLogs: (entry) => onLine(entry.message),
  });
}
