import { Badge } from 'antd';
import { useAlertCount } from '../api/alerts';

/** How many wait, beside the name of the page. */
export function OpenAlerts() {
  const { data } = useAlertCount(true);
  return data && data.open > 0 ? <Badge count={data.open} overflowCount={99} size="small" className="nav-count" /> : null;
}
