import { Skeleton } from 'antd';

/** A page that is on its way: the shape of the page, no spinner. */
export function PageSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 1, width: 320 }} />
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
