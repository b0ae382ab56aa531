# What an honest agent does, all of it: files, Git, tests, temporary files, pipes, a server of its own on loopback.
set -e
git status --short
git log --oneline | grep -q .
mkdir -p src 'a folder' && echo 'export const two = 2;' > src/two.mjs && echo x > 'a folder/ünïcode name'
printf 'import test from "node:test"; import assert from "node:assert"; import { two } from "./two.mjs";\n' > src/two.test.mjs
printf 'test("two", () => assert.equal(two, 2));\n' >> src/two.test.mjs
node --test src/
git add -A && git commit -q -m 'Add two'
git commit -q --amend -m 'Add two, tested'
git checkout -q -b aside && git branch -D aside 2>/dev/null || git checkout -q -
git stash list && git diff HEAD~1 --stat
mkfifo "$TMPDIR/pipe" && (echo through > "$TMPDIR/pipe" &) && grep -q through "$TMPDIR/pipe"
chmod 755 src/two.mjs && ln -s two.mjs src/link
echo kept > "$HOME/.settings" && grep -q kept "$HOME/.settings"
node -e '
  const server = require("node:net").createServer((socket) => socket.end("own")).listen(0, "127.0.0.1", () =>
    require("node:net").connect(server.address().port, "127.0.0.1").on("data", (d) => { console.log(String(d)); server.close(); }));
' | grep -q own
echo DONE
