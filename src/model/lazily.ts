// An object whose fields are computed when they are first read: an output pays for what it shows.

/** `makers` holds a function for each field; none is called twice. Fields are enumerable, in the order given. */
export function lazily<Fields extends object>(makers: {
  readonly [Name in keyof Fields]: () => Fields[Name];
}): Fields {
  const fields = {} as Fields;
  for (const name of Object.keys(makers) as (keyof Fields)[]) {
    const keep = (value: Fields[typeof name]): Fields[typeof name] => {
      Object.defineProperty(fields, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(fields, name, { get: () => keep(makers[name]()), enumerable: true, configurable: true });
  }
  return fields;
}
