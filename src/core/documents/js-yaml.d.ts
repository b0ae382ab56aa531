/** The part of js-yaml 3 in use; the package has no types of its own. It comes with gray-matter, so it costs nothing more. */
declare module 'js-yaml' {
  interface TypeOptions {
    kind: 'scalar' | 'sequence' | 'mapping';
    resolve?(source: unknown): boolean;
    construct?(source: never): unknown;
  }
  class Type {
    constructor(tag: string, options: TypeOptions);
  }
  class Schema {
    constructor(definition: { implicit: Type[]; explicit: Type[] });
  }
  function load(source: string, options: { schema: Schema }): unknown;
  const yaml: { Type: typeof Type; Schema: typeof Schema; load: typeof load };
  export default yaml;
}
