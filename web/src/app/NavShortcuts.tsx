import { useNavigate } from 'react-router';
import { useShortcut } from '@/shared/keyboard/useShortcut';
import { useCan } from '@/shared/session/session';
import { NAVIGATION, type NavItem } from './navigation';

export function NavShortcuts() {
  const can = useCan();
  return NAVIGATION.filter((item) => can(item.needs)).map((item) => <NavShortcut key={item.key} item={item} />);
}

function NavShortcut({ item }: { item: NavItem }) {
  const navigate = useNavigate();
  useShortcut(item.shortcut, () => void navigate(item.path));
  return null;
}
