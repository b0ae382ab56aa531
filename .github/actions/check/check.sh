#!/usr/bin/env bash
# Finds the commits an event is about and the program to check them with, and runs it. Exit codes are those of autoloop.
# Runs in the bash 3.2 of macOS too.
set -euo pipefail
export GIT_TERMINAL_PROMPT=0 GIT_NO_LAZY_FETCH=1

# A workflow command of the first argument with the second as its text, which cannot end it.
tell() {
  local text=${2//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '::%s title=AutoLoop::%s\n' "$1" "${text//$'\n'/%0A}"
}
fail() {
  tell error "$2"
  exit "$1"
}

# What a program says on standard error, so that the runner takes no line of it for a command.
harmless() { tr '\r' '\n' | sed -e 's/##\[/## [/g' -e 's/^\([[:space:]]*\)::/\1: :/'; }

is_commit() { git cat-file -e "$1^{commit}" 2>/dev/null; }
is_nothing() { [[ $1 =~ ^0*$ ]]; }

history_missing() {
  fail 2 "$1 is not in this clone, or history between it and the rest is not. Check out with all of it: give actions/checkout \`fetch-depth: 0\`, and on pull_request_target the head of the pull request as its \`ref\`."
}

command -v node >/dev/null || fail 3 'There is no Node: run actions/setup-node before this step.'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail 3 "Node 20.19 or newer is needed, this is $(node --version): run actions/setup-node before this step."
command -v git >/dev/null || fail 3 'There is no Git.'

sarif=${AUTOLOOP_SARIF:-}
case $sarif in
'' | /* | [A-Za-z]:*) ;;
*) sarif=$PWD/$sarif ;;
esac
unset CDPATH
cd -- "${AUTOLOOP_DIRECTORY:-.}" 2>/dev/null || fail 2 "There is no folder ${AUTOLOOP_DIRECTORY:-.}"
git rev-parse --git-dir >/dev/null 2>&1 || fail 2 'There is no repository: run actions/checkout before this step.'

# Where the branch left the default branch; nothing where that is not known, or where it is the default branch.
fork_point() {
  local default=refs/remotes/origin/${AUTOLOOP_DEFAULT_BRANCH:-} base
  git rev-parse --quiet --verify "$default^{commit}" >/dev/null || return 0
  base=$(git merge-base "$default" "$1") || return 0
  [[ $base == "$(git rev-parse "$1^{commit}")" ]] || printf '%s' "$base"
}

# The commits of the event, `A..B`; nothing where it is about none.
range_of_event() {
  local from=${AUTOLOOP_FROM:-} to=${AUTOLOOP_TO:-} why=''
  if [[ -z $to ]]; then return; fi
  if [[ ! $from$to =~ ^[0-9a-f]*$ ]]; then fail 2 'The event names commits by something else than their ids.'; fi
  is_commit "$to" || history_missing "$to"
  if is_nothing "$from"; then
    why='The branch is new'
  elif ! is_commit "$from"; then
    if [[ $(git rev-parse --is-shallow-repository) == true ]]; then history_missing "$from"; fi
    why="The push replaced $from, which is not in this clone"
  fi
  if [[ -n $why ]]; then
    from=$(fork_point "$to")
    if [[ -z $from ]]; then
      tell notice "$why, and there is no other to compare it with: the documents are checked, single commits are not." >&2
      return
    fi
    tell notice "$why: its commits since it left ${AUTOLOOP_DEFAULT_BRANCH:-} are checked." >&2
  fi
  # A commit whose parents were cut off looks as if it had added everything.
  local cut
  cut=$(git rev-parse --git-path shallow)
  if [[ -s $cut ]] && git rev-list "$from..$to" | grep -qxFf "$cut"; then history_missing "$from"; fi
  printf '%s..%s' "$from" "$to"
}

range=${AUTOLOOP_RANGE:-}
if [[ -z $range ]]; then
  if [[ -n ${AUTOLOOP_TO:-} ]] && is_nothing "$AUTOLOOP_TO"; then
    tell notice 'The branch was deleted: there is nothing to check.'
    exit 0
  fi
  range=$(range_of_event) || { status=$?; printf '%s\n' "$range"; exit "$status"; }
fi

# The project's own program, else the package that was named.
program=()
folder=$PWD
until [[ ${#program[@]} -gt 0 ]]; do
  if [[ -x $folder/node_modules/.bin/autoloop ]]; then program=("$folder/node_modules/.bin/autoloop"); fi
  if [[ -e $folder/.git || $folder == "$(dirname -- "$folder")" ]]; then break; fi
  folder=$(dirname -- "$folder")
done
if [[ ${#program[@]} -eq 0 ]]; then
  package=${AUTOLOOP_PACKAGE:-}
  if [[ -z $package ]]; then
    fail 2 'The project has no autoloop of its own: install it before this step (npm ci), or name the package for this action to run.'
  fi
  # A name without a scope is whose came first at the registry.
  scoped='@[0-9a-z][0-9a-z._-]*/[0-9a-z][0-9a-z._-]*(@[0-9A-Za-z][0-9A-Za-z.+-]*)?'
  address='(git[+])?https://[^[:space:][:cntrl:]]+'
  path='[^-@~:[:space:][:cntrl:]][^:[:space:][:cntrl:]]*[.]tgz'
  if [[ ! $package =~ ^($scoped|$address|$path)$ ]]; then
    fail 2 "\`$package\` is not fetched: name the address of a tarball (https://…), the path of one (….tgz), or a name with its scope (@you/autoloop@1.2.3)."
  fi
  program=(npm exec --yes "--package=$package" -- autoloop)
fi

arguments=(check)
if [[ -n $range ]]; then arguments+=("--range=$range"); fi

# Results on standard output, which autoloop has made fit for the runner; the rest made fit here.
autoloop() { { "${program[@]}" "${arguments[@]}" "$@" 2>&1 >&3 3>&- | harmless >&2; } 3>&1; }

if [[ -n $sarif ]]; then
  { mkdir -p -- "$(dirname -- "$sarif")" && : >"$sarif"; } 2>/dev/null || fail 2 "$sarif cannot be written."
  status=0
  autoloop --format=sarif >"$sarif" || status=$?
  if ((status > 1)); then
    rm -f -- "$sarif"
    exit "$status"
  fi
fi
autoloop --format=github
