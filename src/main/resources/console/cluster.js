// Groups what lies in the same cell of a grid on the screen: one look at each item, however many there are.

/**
 * @param items what is to be grouped
 * @param place of an item on the screen, {x, y} in pixels
 * @param cell side of a cell in pixels
 * @returns groups of {x, y, items}: the mean place of what is in it
 */
export function cluster(items, place, cell) {
  const cells = new Map();
  for (const item of items) {
    const { x, y } = place(item);
    const key = `${Math.floor(x / cell)}/${Math.floor(y / cell)}`;
    let group = cells.get(key);
    if (!group) cells.set(key, (group = { x: 0, y: 0, items: [] }));
    group.items.push(item);
    group.x += x;
    group.y += y;
  }
  return [...cells.values()].map((group) => ({ x: group.x / group.items.length, y: group.y / group.items.length, items: group.items }));
}
