import '../moves.css';
import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/EmptyState';
import { type Move, useLiveMoves, useMoves } from '../api/moves';
import { MoveLine } from './MoveLine';

const NONE: Move[] = [];

/** What moved lately, and a count of what moved since somebody last looked. */
export function MovesBell() {
  const { t } = useTranslation('moves');
  useLiveMoves();
  const { data: moves = NONE, isSuccess } = useMoves();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<number>();
  const newest = moves[0]?.id ?? 0;
  if (isSuccess && (seen === undefined || (open && seen < newest))) setSeen(newest);
  const fresh = moves.filter((move) => move.id > (seen ?? newest)).length;
  const list = (
    <div className="moves" role="log" aria-label={t('title')}>
      {moves.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} /> : moves.map((move) => <MoveLine key={move.id} move={move} onFollow={() => setOpen(false)} />)}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" title={t('title')} content={list} classNames={{ root: 'moves-popover' }}>
      <Badge count={fresh} size="small" offset={[-4, 4]}>
        <Button type="text" icon={<BellOutlined />} aria-label={fresh > 0 ? t('openFresh', { count: fresh }) : t('open')} />
      </Badge>
    </Popover>
  );
}
