import type {
  AttributeField,
  ListField,
  MixedField,
  NestedField,
  ScalarValues,
  SpelledField,
  Variant,
  VariantsField,
  XmlScalar,
  XmlType,
} from './xml-types.js';

/** What the wire fields of a type may hold. */
export type FieldsOf<T extends XmlType> =
  T extends XmlType<infer F> ? { readonly [N in keyof F]?: FieldValue<F[N]> | undefined } : never;

type FieldValue<F> = F extends XmlScalar
  ? ScalarValues[F]
  : F extends SpelledField | AttributeField
    ? string
    : F extends NestedField<infer T>
      ? FieldsOf<T>
      : F extends ListField<infer C>
        ? readonly ContentValue<C>[]
        : ItemsValue<F>;

type ItemsValue<F> =
  F extends VariantsField<infer D, infer V>
    ? readonly { [K in keyof V & string]: Tagged<D, K, V[K]> }[keyof V & string][]
    : F extends MixedField<infer A>
      ? readonly { [K in keyof A]: { readonly [N in K]: ContentValue<A[K]> } }[keyof A][]
      : never;

type Tagged<D extends string, K extends string, V> = { readonly [N in D]: K } & (V extends Variant<
  infer T
>
  ? FieldsOf<T>
  : never);

type ContentValue<C> = C extends XmlScalar
  ? ScalarValues[C]
  : C extends XmlType
    ? FieldsOf<C>
    : never;
