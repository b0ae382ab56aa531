/**
 * Libraries that only the slow way needs, loaded when first asked for. A plain `require` is what a bundle keeps lazy: imported,
 * the two would cost every start of the tool some ten milliseconds. Each export is an assignment, or Node does not see its name.
 */
exports.yaml = () => require('yaml');
exports.matter = () => require('gray-matter');
