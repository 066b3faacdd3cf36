/** The names of the lines, beside the chart rather than in it. */
export function Legend({ items }: { items: { name: string; color: string; dashed?: boolean }[] }) {
  return (
    <ul className="models-legend">
      {items.map((item) => <li key={item.name}><i style={{ borderTop: `2px ${item.dashed ? 'dashed' : 'solid'} ${item.color}` }} />{item.name}</li>)}
    </ul>
  );
}
