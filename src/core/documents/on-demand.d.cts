import type grayMatter from 'gray-matter';
import type * as yamlPackage from 'yaml';

export function yaml(): typeof yamlPackage;
export function matter(): typeof grayMatter;
