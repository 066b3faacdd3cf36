import { Steps } from 'antd';
import { useNarrow } from '@/shared/ui/useMedia';

/** Where one is, in one line also on a phone. */
export function ImportSteps({ current, titles }: { current: number; titles: string[] }) {
  const narrow = useNarrow();
  return <Steps className="import-steps" size="small" responsive={false} titlePlacement={narrow ? 'vertical' : 'horizontal'} current={current} items={titles.map((title) => ({ title }))} />;
}
