# Puts a branch of the repository on a commit of its own.
tree=$(git hash-object -t tree -w /dev/null)
commit=$(git -c user.name=x -c user.email=x@x.invalid commit-tree -m owned "$tree")
git update-ref refs/heads/fix "$commit"
