import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '@/features/identity/components/SignInForm';
import { changeLocale } from '@/shared/i18n/i18n';
import { hasStoredLocale, nearestLocale } from '@/shared/i18n/locale';
import { useSession } from '@/shared/session/session';
import { LocaleSwitch } from '@/shared/ui/LocaleSwitch';
import { useEffect } from 'react';

export function SignInRoute() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const session = useSession();
  const next = localAddress(search.get('next'));
  const preferred = nearestLocale(session.data?.locale ?? '');
  useEffect(() => {
    if (preferred && !hasStoredLocale()) void changeLocale(preferred);
  }, [preferred]);
  if (session.data) return <Navigate to={next} replace />;
  return (
    <main className="sign-in">
      <title>{`${t('signIn')} · Fenji`}</title>
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <h1>{t('title')}</h1>
        <p className="muted">{t('tagline')}</p>
        <SignInForm onSignedIn={() => void navigate(next, { replace: true })} />
        <p className="sign-in-hint">{t('firstPassword')}</p>
      </div>
      <LocaleSwitch compact />
    </main>
  );
}

/** Only addresses of this application: a link must not be able to send people elsewhere after they signed in. */
function localAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
