/**
 * Reading an attempt's files. It happens in a fresh sandbox that sees them read-only at `/work`; the host only reads the
 * byte stream that this script prints (its frame is in snapshot-stream.ts). Nothing of the agent's Git directory takes
 * part: the index is new and every file is hashed again, so no flag, no stat trick and no history of the agent counts.
 *
 * Whatever of it something kills, the script ends badly, for a list that is short would take what has to be refused: so
 * there are no pipelines here, of which a shell tells only how the last program ended, and no answer goes unasked.
 */
import { EXACT_BYTES } from './host-repository.js';

/** How much one attempt may bring. */
export interface SnapshotLimits {
  /** A larger file is refused, and the rest taken. */
  blobBytes: number;
  /** The stream as a whole, compressed. */
  packBytes: number;
  /** All changed files together, unpacked. */
  totalBytes: number;
  changedFiles: number;
}

/** Bytes of names one list of refusals may have; what is beyond is only counted. */
const LIST_BYTES = 256 * 1024;

const SCRIPT = String.raw`
set -eu
base=$1 format=$2 max_blob=$3 max_list=$4 attributes=$5
dir=$(mktemp -d /gitdir/snapshot.XXXXXX)
export LC_ALL=C HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_ATTR_NOSYSTEM=1
export GIT_NO_REPLACE_OBJECTS=1 GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=none GIT_TERMINAL_PROMPT=0
unset GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_CONFIG GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS GIT_NAMESPACE || :
git init -q --bare --template= --object-format="$format" "$dir/git"
printf '[core]\n\tbare = false\n\tfilemode = true\n\tsymlinks = true\n\tignorecase = false\n\tprecomposeunicode = false
\tfsmonitor = false\n\thooksPath = /dev/null\n\tautocrlf = false\n\tprotectHFS = true\n\tprotectNTFS = true\n\tfsync = none
\tattributesFile = /dev/null\n\texcludesFile = /dev/null\n[submodule]\n\trecurse = false\n[gc]\n\tauto = 0\n' >> "$dir/git/config"
mkdir -p "$dir/git/info"
printf '%s' "$attributes" > "$dir/git/info/attributes"
export GIT_DIR="$dir/git" GIT_WORK_TREE=/work GIT_INDEX_FILE="$dir/index" GIT_ALTERNATE_OBJECT_DIRECTORIES=/base-objects
cd /work
git read-tree "$base"
cp "$dir/index" "$dir/rules.index"

# What cannot be taken, by kind. Nothing here is opened, and what cannot be opened is not entered: find has no other failure.
for list in nested special unreadable setid large; do : > "$dir/$list"; done
into='list=$1; shift; printf "%s\0" "$@" >> "$list"'
find . -path ./.git -prune -o \
  -iname .git -prune -exec sh -c "$into" sh "$dir/nested" {} + -o \
  '(' -type p -o -type s -o -type b -o -type c ')' -exec sh -c "$into" sh "$dir/special" {} + -o \
  -type f '!' -perm -0400 -exec sh -c "$into" sh "$dir/unreadable" {} + -o \
  -type d '!' -perm -0500 -exec sh -c "$into" sh "$dir/unreadable" {} + -prune -o \
  -type f '(' -perm -4000 -o -perm -2000 ')' -exec sh -c "$into" sh "$dir/setid" {} + -o \
  -type f -size "+$max_blob"c -exec sh -c "$into" sh "$dir/large" {} +

# Submodules of the base stay as they are; files put into one are only reported.
git ls-files --stage -z > "$dir/stage"
sed -zn 's/^160000 [0-9a-f]* 0\t//p' < "$dir/stage" > "$dir/gitlinks"
: > "$dir/submodule"
[ ! -s "$dir/gitlinks" ] || xargs -0 sh -c 'list=$1; shift; for d do
    held=$(ls -A "./$d" 2> /dev/null) || [ $? -lt 128 ] || exit 255
    [ -z "$held" ] || printf "%s\0" "$d" >> "$list"
  done' sh "$dir/submodule" < "$dir/gitlinks"

git update-index -q --ignore-submodules --refresh > /dev/null || [ $? -le 128 ]
# A big file of the base that nobody touched is no finding.
if [ -s "$dir/large" ]; then
  xargs -0 git --literal-pathspecs ls-files -z --modified --others -- < "$dir/large" > "$dir/large.changed"
  mv "$dir/large.changed" "$dir/large"
fi

# Only "refused" lists are excluded; a folder with a repository of its own is left to git, which adds a link or fails.
printf '.\0' > "$dir/pathspec"
for list in special unreadable setid large gitlinks; do
  [ ! -s "$dir/$list" ] || xargs -0 printf ':(exclude,literal)%s\0' < "$dir/$list" >> "$dir/pathspec"
done
status=0
git -c advice.addEmbeddedRepo=false add -A --ignore-errors --no-warn-embedded-repo \
  --pathspec-from-file="$dir/pathspec" --pathspec-file-nul 2> "$dir/errors" || status=$?
if [ "$status" -gt 1 ]; then cat "$dir/errors" >&2; exit "$status"; fi
tree=$(git write-tree)

# Files that are hidden now and would not have been by the base's own rules: git check-ignore tells, rule by rule.
git ls-files --others --ignored --exclude-standard --directory -z > "$dir/ignored"
mkdir "$dir/rules"
GIT_INDEX_FILE="$dir/rules.index" git ls-files -z -- ':(glob)**/.gitignore' > "$dir/rules.list"
[ ! -s "$dir/rules.list" ] || GIT_INDEX_FILE="$dir/rules.index" git checkout-index -z --stdin --prefix="$dir/rules/" < "$dir/rules.list"
cd "$dir/rules"
for list in nested special unreadable setid large submodule ignored; do
  : > "$dir/$list.judged"
  [ ! -s "$dir/$list" ] || GIT_WORK_TREE="$dir/rules" \
    git check-ignore --no-index -v -n -z --stdin < "$dir/$list" > "$dir/$list.judged" || [ $? -eq 1 ]
done

: > "$dir/pack"
base_tree=$(git rev-parse --verify "$base^{tree}")
if [ "$tree" != "$base_tree" ]; then
  printf '%s\n^%s\n' "$tree" "$base_tree" > "$dir/wanted"
  git pack-objects -q --revs --stdout --window=0 < "$dir/wanted" > "$dir/pack"
fi

emit() {
  [ -s "$2" ] || { printf '%s 0 0\n\n' "$1"; return; }
  total=$(wc -c < "$2"); kept=$total
  [ "$#" -lt 3 ] || [ "$kept" -le "$3" ] || kept=$3
  printf '%s %d %d\n' "$1" "$kept" "$total"
  head -c "$kept" < "$2"
  printf '\n'
}
printf 'autoloop-snapshot 1\ntree %s\n' "$tree"
for list in nested special unreadable setid large submodule ignored; do emit "$list" "$dir/$list.judged" "$max_list"; done
emit errors "$dir/errors" "$max_list"
emit pack "$dir/pack"
printf 'end\n'
`;

/**
 * The command to run in a fresh sandbox: the attempt's files read-only at `/work`, an empty writable `/gitdir`, the base
 * store's objects at `/base-objects`. It needs a POSIX shell, git, find, xargs and sed. Its standard output is for
 * `importSnapshot`; it may be as long as `limits.packBytes` and some lists.
 */
export function snapshotScript(baseCommit: string, limits: SnapshotLimits): string[] {
  const format = baseCommit.length === 64 ? 'sha256' : 'sha1';
  const args = [baseCommit, format, String(limits.blobBytes), String(LIST_BYTES), EXACT_BYTES];
  return ['sh', '-c', SCRIPT, 'snapshot', ...args];
}

/** Enough for a change by hand or machine that a person could review, with room to spare. */
export const DEFAULT_SNAPSHOT_LIMITS: SnapshotLimits = {
  blobBytes: 8 * 2 ** 20,
  packBytes: 64 * 2 ** 20,
  totalBytes: 256 * 2 ** 20,
  changedFiles: 20_000,
};
