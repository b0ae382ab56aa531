# What an honest agent does beside Git: files, tests, builds, processes, a server of its own on loopback.
set -eu
mkdir -p src 'a folder' && echo 'export const two = 2;' > src/two.mjs && echo x > 'a folder/ünïcode name'
printf 'import test from "node:test"; import assert from "node:assert"; import { two } from "./two.mjs";\n' > src/two.test.mjs
printf 'test("two", () => assert.equal(two, 2));\n' >> src/two.test.mjs
node --test src/ >/dev/null
chmod 755 src/two.mjs && ln -s two.mjs src/link && [ "$(readlink src/link)" = two.mjs ]
mkdir many && for number in $(seq 200); do echo "$number" > "many/$number"; done && [ "$(ls many | wc -l)" = 200 ]

mkfifo "$TMPDIR/pipe" && (echo through > "$TMPDIR/pipe" &) && grep -q through "$TMPDIR/pipe"
echo kept > "$HOME/.settings" && grep -q kept "$HOME/.settings" && cd ~ && cd /work
here=$(mktemp -d) && printf '#!/bin/sh\necho "ran $1"\n' > "$here/tool" && chmod +x "$here/tool" && "$here/tool" it | grep -q 'ran it'
(sleep 30 & child=$! && kill $child && wait $child) || [ $? = 143 ]
seq 100000 | sort -rn | head -n 1 | grep -q 100000
(ulimit -n 64 && sh -c 'sh -c "sh -c \"echo deep\""') | grep -q deep
[ "$(TZ=UTC date -d @0 +%H)" = 00 ] && [ "$(printf 'ü' | wc -m)" = 1 ]
id -u | grep -q '[0-9]' && whoami >/dev/null && hostname >/dev/null && getent hosts localhost >/dev/null

node -e '
const net = require("node:net"), { Worker } = require("node:worker_threads"), { fork, spawn } = require("node:child_process");
const fs = require("node:fs"), os = require("node:os"), path = require("node:path"), assert = require("node:assert");
const talk = (where) => new Promise((resolve, reject) => {
  const server = net.createServer((socket) => socket.end("own")).listen(where, () =>
    net.connect(server.address().port ?? where).on("data", (data) => server.close(() => resolve(String(data)))).on("error", reject));
});
const watch = () => new Promise((resolve) => {
  const watcher = fs.watch("src", () => { watcher.close(); resolve("seen"); });
  setTimeout(() => fs.writeFileSync("src/watched", ""), 50);
});
const thread = () => new Promise((resolve) => new Worker("require(\"worker_threads\").parentPort.postMessage(6 * 7)", { eval: true }).on("message", resolve));
const child = () => new Promise((resolve) => spawn("cat").on("close", resolve).stdin.end("x"));
const lookup = () => require("node:dns").promises.lookup("localhost");
(async () => {
  assert.equal(await talk({ port: 0, host: "127.0.0.1" }), "own");
  assert.equal(await talk(path.join(os.tmpdir(), "socket")), "own");
  assert.equal(await talk("\0abstract"), "own");
  assert.equal(await watch(), "seen");
  assert.deepEqual(await Promise.all([thread(), thread(), child()]), [42, 42, 0]);
  assert.match((await lookup()).address, /^(127|::1)/);
  assert.equal(new Intl.DateTimeFormat("de", { month: "long" }).format(0).length > 0, true);
  assert.equal(os.userInfo().homedir.length > 0 && os.cpus().length > 0, true);
  const shared = new Int32Array(new SharedArrayBuffer(4));
  assert.equal(Atomics.wait(shared, 0, 0, 20), "timed-out");
})().catch((error) => { console.error(error); process.exit(1); });
'
if command -v perl >/dev/null; then perl -e 'use Socket; socketpair(A, B, AF_UNIX, SOCK_STREAM, 0) or exit 1; fork or exit; wait'; fi
if command -v cc >/dev/null; then
  printf '#include <pthread.h>\n#include <stdio.h>\nstatic void *hello(void *x) { puts("built"); return x; }\nint main(void) { pthread_t t; return pthread_create(&t, 0, hello, 0) || pthread_join(t, 0); }\n' > "$TMPDIR/hello.c"
  cc -pthread -o "$TMPDIR/hello" "$TMPDIR/hello.c" && "$TMPDIR/hello" | grep -q built
fi
if command -v python3 >/dev/null && python3 -c 1 2>/dev/null; then
  python3 -c 'import multiprocessing as m, sqlite3, subprocess; q = m.Queue(); p = m.Process(target=q.put, args=(1,)); p.start(); assert q.get() == 1; p.join(); c = sqlite3.connect("/tmp/db"); c.execute("create table t (x)"); c.commit(); subprocess.run(["true"], check=True)'
fi
echo DONE
