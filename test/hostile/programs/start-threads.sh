# Starts too many threads.
UV_THREADPOOL_SIZE=300 exec node -e '
for (let count = 0; count < 300; count++) fs.stat("/", () => {});
setTimeout(() => console.log("started", /Threads:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status"))[1]), 300);
'
