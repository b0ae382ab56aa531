/** What a Markdown reader makes of a text. */
import remarkParse from 'remark-parse';
import { unified } from 'unified';

interface Node {
  type: string;
  depth?: number;
  value?: string;
  children?: Node[];
}

/** Every node of the document, in sequence. */
export function nodesOf(text: string): Node[] {
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(unified().use(remarkParse).parse(text) as Node);
}

/** The text of every heading, with its marks: `## Risks`. */
export function headingsOf(text: string): string[] {
  const words = (node: Node): string => node.value ?? (node.children ?? []).map(words).join('');
  return nodesOf(text)
    .filter((node) => node.type === 'heading')
    .map((node) => `${'#'.repeat(node.depth ?? 0)} ${words(node)}`);
}

/** Kinds of node by which foreign text would have become markup. */
export const active = ['html', 'link', 'linkReference', 'definition', 'image', 'imageReference', 'blockquote'];
