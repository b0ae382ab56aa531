/** What of a person's home an agent may be given at all. */

/** What opens other machines, repositories and accounts, whichever agent asks for it. */
const secrets = [
  '.ssh',
  '.gnupg',
  '.password-store',
  '.local/share/keyrings',
  '.netrc',
  '.git-credentials',
  '.docker',
  '.kube',
  '.aws',
  '.azure',
  '.config/gcloud',
  '.config/gh',
  '.config/git',
  '.cargo/credentials',
  '.cargo/credentials.toml',
  '.npmrc',
  '.pypirc',
  '.mozilla',
];

/** What holds the settings of many programs. */
const shared = ['.config', '.local', '.local/share', '.local/state', '.cache'];

/**
 * Why a path of the home, as `agents.*.home` writes it, is given to nobody; null when it may be.
 * @param path from the home, with `/`.
 */
export function refusedOfHome(path: string): string | null {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const plain = parts.join('/');
  if (parts.length === 0 || parts.includes('..')) return 'the whole home is shown to no agent';
  const secret = secrets.find((one) => plain === one || plain.startsWith(`${one}/`) || one.startsWith(`${plain}/`));
  if (secret !== undefined && !shared.includes(plain)) return `\`${secret}\` is shown to no agent`;
  return shared.includes(plain) ? `\`${plain}\` belongs to many programs; name what is this agent's` : null;
}
