// The same item with some fields changed, for items whose fields are read when they are asked for: a copy would read all.

/** Fields of `changes` stand before those of `item`; its getters stay getters. */
export function overriding<Item extends object, Changes extends Partial<Item>>(
  item: Item,
  changes: Changes,
): Item & Changes {
  return Object.create(item, Object.getOwnPropertyDescriptors(changes)) as Item & Changes;
}
