import type { ReactNode } from 'react';

export interface Tile {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'good' | 'warn' | 'bad';
}

/** A row of figures: the number first, its name below. */
export function Tiles({ tiles }: { tiles: Tile[] }) {
  return (
    <div className="tiles">
      {tiles.map((tile, index) => (
        <div key={index} className={`tile ${tile.tone ? `tile-${tile.tone}` : ''}`}>
          <div className="tile-label">{tile.label}</div>
          <div className="tile-value tabular">{tile.value}</div>
          {tile.note && <div className="tile-note">{tile.note}</div>}
        </div>
      ))}
    </div>
  );
}
