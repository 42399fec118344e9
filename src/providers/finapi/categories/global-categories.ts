import TREE from '../../../../fixtures/finapi-categories.json' with { type: 'json' };

/** The categories that every user has, in two levels by what rules call them, in the order of their ids. */
type Tree = Readonly<
  Record<string, { readonly name: string; readonly children: Readonly<Record<string, string>> }>
>;

type MainKey = keyof typeof TREE;
type ChildKey<T> = T extends { readonly children: infer C } ? keyof C : never;

/** What rules call a global category; clients see its name. */
export type GlobalKey = MainKey | ChildKey<(typeof TREE)[MainKey]>;

/** A global category; `parent` and `children` are positions in the list of all of them. */
export interface GlobalCategory {
  readonly key: GlobalKey;
  readonly name: string;
  readonly parent?: number;
  readonly children: readonly number[];
}

/** All of them; a main category stands before its children. */
export const GLOBAL_CATEGORIES: readonly GlobalCategory[] = flattened(TREE);

function flattened(tree: Tree): GlobalCategory[] {
  const all: GlobalCategory[] = [];
  for (const [key, { name, children }] of Object.entries(tree)) {
    const parent = all.length;
    const below = Object.entries(children);
    const positions = below.map((_, index) => parent + 1 + index);
    all.push({ key: key as GlobalKey, name, children: positions });
    for (const [child, called] of below)
      all.push({ key: child as GlobalKey, name: called, parent, children: [] });
  }
  return all;
}
