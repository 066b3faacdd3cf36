import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The next page comes when the end of this one comes into sight; the button is for those who do not scroll. */
export function LoadMore({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const { t } = useTranslation('customer');
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    if (!place.current || busy) return undefined;
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more.current(), { rootMargin: '400px' });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [busy]);
  return <div ref={place} className="load-more"><Button loading={busy} onClick={onMore}>{t('list.more')}</Button></div>;
}
