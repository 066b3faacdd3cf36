import { Link } from 'react-router';

export function Brand() {
  return (
    <Link to="/" className="brand">
      <img src="/favicon.svg" alt="" width={24} height={24} />
      <span>Fenji</span>
      <small lang="zh">分级</small>
    </Link>
  );
}
