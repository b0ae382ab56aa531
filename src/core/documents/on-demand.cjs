/**
 * Libraries that only the slow way needs, loaded when first asked for. A plain `require` is what a bundle keeps lazy: imported,
 * the two would cost every start of the tool some ten milliseconds.
 */
module.exports = {
  yaml: () => require('yaml'),
  matter: () => require('gray-matter'),
};
