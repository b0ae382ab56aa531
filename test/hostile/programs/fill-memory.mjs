// Takes more memory than allowed, and touches it.
const taken = [];
for (let count = 0; count < 12; count++) taken.push(Buffer.alloc(50 * 2 ** 20, 1));
console.log('REACHED', taken.length);
