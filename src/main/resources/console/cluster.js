// Groups what lies in the same cell of a grid on the screen: one look at each item, however many there are. Groups of
// neighbouring cells whose middles come too near become one.

/** Sides of a cell that lie between two groups at least. */
const APART = 0.9;

/**
 * @param items what is to be grouped
 * @param place of an item on the screen, {x, y} in pixels
 * @param cell side of a cell in pixels
 * @returns groups of {x, y, items}, the largest first: the mean place of what is in its cell
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
  const groups = [...cells.values()].map((group) => ({ x: group.x / group.items.length, y: group.y / group.items.length, items: group.items }));
  const kept = [];
  for (const group of groups.sort((one, other) => other.items.length - one.items.length)) {
    const near = kept.find((one) => Math.hypot(one.x - group.x, one.y - group.y) < cell * APART);
    if (near) near.items = near.items.concat(group.items);
    else kept.push(group);
  }
  return kept;
}
