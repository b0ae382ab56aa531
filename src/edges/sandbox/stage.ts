import type { Owner } from './owner.js';

/** A host path to bring to a place that the sandbox's user can reach, in a mount namespace of our own. Root only. */
export interface Staged {
  /** `layer`: `from` stays as it is, and what is written goes to `apart`, made by `makeLayer`. */
  how: 'bind' | 'copy' | 'layer';
  from: string;
  at: string;
  /** `-` where it means nothing. */
  apart: string;
}

/**
 * In a private mount namespace: binds what the unprivileged user could not traverse to, copies what it could not read,
 * lays a folder that takes changes over one that stays as it is. Arguments: the place, its size, its user, then four each.
 * The layers get short relative names, for a path with a comma or colon could not be told to mount; without `redirect_dir`
 * folders of the lower layer could not be renamed.
 */
const STAGE = `set -e
PATH=/usr/bin:/bin:/usr/sbin:/sbin
mount -n -t tmpfs -o "mode=0711,size=$2" autoloop "$1"; user=$3; shift 3
while [ "$1" != -- ]; do
  if [ "$1" = copy ]; then
    cp -a -- "$2" "$3"
    chown -hRP "$user:$user" "$3"
  elif [ "$1" = layer ]; then
    mkdir "$3" "$3.below" "$3.apart"
    mount -n --bind "$2" "$3.below"
    mount -n --bind "$4" "$3.apart"
    cd "\${3%/*}"; name=\${3##*/}
    mount -n -t overlay -o "lowerdir=$name.below,upperdir=$name.apart/files,workdir=$name.apart/work,redirect_dir=on,xino=off" autoloop "$3"
    cd /
  else
    if [ -d "$2" ]; then mkdir "$3"; else : > "$3"; fi
    mount -n --rbind "$2" "$3"
  fi
  shift 4
done; shift
exec "$@"`;

/** The beginning of a command line: what follows it runs where all of `staged` is in place. */
export function stageLine(
  unshare: string,
  { at, tmp_mb, owner, staged }: { at: string; tmp_mb: number; owner: Owner | undefined; staged: readonly Staged[] },
): string[] {
  return [
    ...[unshare, '--mount', '--propagation', 'private', '--', '/bin/sh', '-c', STAGE, 'sandbox'],
    ...[at, `${tmp_mb}m`, String(owner?.uid ?? 0)],
    ...staged.flatMap((one) => [one.how, one.from, one.at, one.apart]),
    '--',
  ];
}
