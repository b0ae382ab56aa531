# What an honest agent does with Git: all of it, and none of it may fail.
set -eu
put() { printf '%s\n' "$2" > "$1" && git add "$1"; }
[ -z "$(git status --short)" ]
start=$(git rev-parse HEAD)
branch=$(git symbolic-ref --short HEAD)
[ "$(git log --format=%s | tail -n 1)" != '' ]

mkdir -p git && put git/story "$(seq 40)" && git commit -q -m 'Tell a story'
sed -i '2s/.*/two/; 38s/.*/thirty-eight/' git/story
printf 'y\nn\n' | git add -p git/story >/dev/null
[ "$(git diff --cached --numstat)" = "$(printf '1\t1\tgit/story')" ]
git commit -q -m 'Say two' && git commit -q --amend -m 'Say two in words'
git stash -q && [ -z "$(git diff)" ] && git stash pop -q && grep -q thirty-eight git/story
git commit -q -a -m 'Say thirty-eight' && git tag -a told -m told && git describe | grep -q told

git branch side HEAD~1 && git switch -q side
put git/aside aside && git commit -q -m 'Aside'
git switch -q -c other "$branch" && sed -i '2s/.*/zwei/' git/story && git commit -q -a -m 'Say zwei'
git switch -q side && sed -i '2s/.*/deux/' git/story && git commit -q -a -m 'Say deux'
git merge -q other >/dev/null 2>&1 && exit 1
grep -q '<<<<<<<' git/story && git checkout -q --theirs git/story && git add git/story && git commit -q -m 'Merge'
[ "$(git rev-list --parents -n 1 HEAD | wc -w)" = 3 ]
git switch -q "$branch" && git cherry-pick "$(git log side --format=%h --grep=Aside)" >/dev/null && [ -f git/aside ]

for step in one two three; do put "git/$step" $step && git commit -q -m "Step $step"; done
GIT_SEQUENCE_EDITOR="sed -i '2s/^pick/fixup/'" git rebase -q -i HEAD~3
[ "$(git log -3 --format=%s | tr '\n' ' ')" = 'Step three Step one Aside ' ]
git bisect start HEAD "$start" >/dev/null && git bisect run test ! -f git/one >/dev/null
git bisect log | grep -q 'first bad commit: .* Step one' && git bisect reset >/dev/null 2>&1

git blame -s git/story | grep -q two && git show --stat HEAD >/dev/null && git grep -q thirty-eight
git worktree list | grep -q /work && git worktree add -q "$TMPDIR/aside" side && git worktree remove "$TMPDIR/aside"
touch litter && git clean -qfd && [ ! -e litter ]
git gc -q && git fsck --no-dangling && git reflog | grep -q rebase
git archive HEAD git | tar -t >/dev/null && git format-patch -q -1 -o "$TMPDIR" && git apply -R "$TMPDIR"/0001-*
git checkout -q HEAD -- git && git config user.name | grep -q . && git notes add -m noted
git branch -q -D side other && git reset -q --hard && [ -z "$(git status --short)" ]
echo DONE
