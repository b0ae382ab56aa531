# shellcheck disable=SC2317 # functions are called by name
# Put here by `autoloop hooks install`; `autoloop hooks uninstall` takes it away and brings back what was here before.
# It is not for editing: whatever is changed in it is kept aside at the next install or uninstall, and does not run.
hook=@hook@
name_before=@before@
known_node=@node@
known_program=@program@

case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
case $name_before in '' | /*) before=$name_before ;; *) before=$here/$name_before ;; esac

# Git tells pre-push about refs on standard input, which can be read once and is wanted twice.
refs=
case $hook in
  pre-push)
    refs=$(cat) || {
      echo 'autoloop: what is pushed could not be read, so it was not checked' >&2
      exit 1
    }
    ;;
esac

with_refs() {
  if [ "$hook" != pre-push ]; then
    "$@"
  elif [ -z "$refs" ]; then
    "$@" </dev/null
  else
    "$@" <<END_OF_REFS
$refs
END_OF_REFS
  fi
}

# The framework `pre-commit` moves a hook it finds aside and goes on running it: its own former script would call it again.
may_run_before() {
  [ -n "$before" ] && [ -f "$before" ] && [ -x "$before" ] || return 1
  [ -z "${PRE_COMMIT_RUNNING_LEGACY-}" ] || ! grep -q 'hook-impl' "$before"
}

# Many a hook asks by what name it was called: a shell script is read in here, where $0 is still that name.
run_before() {
  first=
  IFS= read -r first <"$before"
  case $first in
    '#!/bin/sh' | '#!/usr/bin/env sh')
      # shellcheck disable=SC1090 # it is not known before
      (. "$before")
      ;;
    *) "$before" "$@" ;;
  esac
}

# What lies in the folder of an attempt, an agent may have put there, whatever is checked out in it by now.
is_attempt() {
  [ -f "$1/.git" ] || return 1
  case ${1##*/} in '' | *[!0-9]*) return 1 ;; esac
}

# Sets `program`: the project's own, that of the main work tree, the one that installed this, whatever is on PATH.
find_program() {
  local_name=node_modules/.bin/autoloop
  folder=$(pwd -P)
  case $(git symbolic-ref -q HEAD) in
    refs/heads/autoloop/*) ;;
    *)
      program=$folder/$local_name
      if [ -x "$program" ] && ! is_attempt "$folder"; then return 0; fi
      ;;
  esac
  while [ -n "$folder" ]; do
    folder=${folder%/*}
    program=$folder/$local_name
    # Above the project only what belongs to this user: anybody may have written to /tmp.
    # shellcheck disable=SC3067 # every shell has -O
    if [ -x "$program" ] && [ -O "$program" ] && ! is_attempt "$folder"; then return 0; fi
  done
  if [ -f .git ] && common=$(git rev-parse --git-common-dir 2>/dev/null); then
    program=$common/../$local_name
    [ ! -x "$program" ] || return 0
  fi
  program=$known_program
  if [ -n "$program" ] && [ -f "$program" ]; then return 0; fi
  program=$(command -v autoloop) && return 0
  program=
  return 1
}

run_program() {
  # Git called, not the framework, which may be at work on another repository and leave its variables to us.
  unset PRE_COMMIT_LOCAL_BRANCH PRE_COMMIT_REMOTE_BRANCH
  # Programs with windows hand over a short PATH.
  if [ -n "$known_node" ] && ! command -v node >/dev/null 2>&1; then
    PATH=$PATH:${known_node%/*}
    export PATH
  fi
  case $program in
    "$known_program") node "$program" hook "$hook" "$@" ;;
    *) "$program" hook "$hook" "$@" ;;
  esac
}

code_before=0
if may_run_before; then
  with_refs run_before "$@"
  code_before=$?
fi
case $hook in
  post-*) ;;
  *) [ "$code_before" -eq 0 ] || exit "$code_before" ;;
esac
[ -n "$hook" ] || exit "$code_before"

# Most commits are for no order, and nothing is started after one unless the settings say so: that is told without the tool.
has_nothing_to_do() {
  case $hook in
    post-*) ! grep -q 'post-commit' .autoloop/config.yml 2>/dev/null ;;
    commit-msg)
      case $(git symbolic-ref -q HEAD) in refs/heads/autoloop/*) return 1 ;; esac
      # That it could not be looked for is no answer.
      grep -qi 'work-order' "$1"
      [ $? -eq 1 ] && [ -z "$(git for-each-ref --count=1 refs/autoloop/claims/)" ]
      ;;
    *) return 1 ;;
  esac
}
if has_nothing_to_do "$@"; then exit "$code_before"; fi

if ! find_program; then
  # Whoever has a clone and not the tool is not locked out; a push and CI still check.
  # The first hook of a commit says so for those after it.
  case $hook in
    pre-*) echo "autoloop: not installed here, so $hook did nothing. Install it (npm pack in a clone of AutoLoop, then npm install --save-dev <the .tgz> here), or take the hooks away with: autoloop hooks uninstall" >&2 ;;
  esac
  exit "$code_before"
fi
with_refs run_program "$@" >&2
code=$?
case $code in
  0 | 1 | 130) ;;
  *)
    echo "autoloop: the $hook hook itself failed (exit code $code), so nothing was checked. See what is wrong: autoloop doctor" >&2
    case $hook in
      pre-push) echo '  Go on without it: git push --no-verify' >&2 ;;
      pre-* | commit-msg) echo '  Go on without it: git commit --no-verify (a push and CI still check)' >&2 ;;
    esac
    ;;
esac
[ "$code_before" -eq 0 ] || exit "$code_before"
exit "$code"
