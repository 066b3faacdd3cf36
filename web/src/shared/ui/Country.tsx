import { useFormat } from '@/shared/format/useFormat';

const flags = import.meta.glob<string>('/node_modules/country-flag-icons/3x2/*.svg', { query: '?url', import: 'default', eager: true });

/** The flag as a picture (emoji flags are missing on many systems) and the name in the reader's language. */
export function Country({ code, given, bare = false }: { code: string | null | undefined; given?: string | null; bare?: boolean }) {
  const { country } = useFormat();
  if (!code) return <span className="muted">{given ?? '–'}</span>;
  const url = flags[`/node_modules/country-flag-icons/3x2/${code}.svg`];
  const name = country(code);
  return (
    <span className="country" title={name}>
      {url ? <img src={url} alt={bare ? name : ''} width={18} height={12} loading="lazy" /> : <b className="country-code">{code}</b>}
      {!bare && <span className="country-name">{name}</span>}
    </span>
  );
}
