import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answer, rest } from '@/shared/api/rest';
import { sessionQuery } from '@/shared/session/session';

export type Credentials = Schemas['SessionCredentials'];

/** The first request also brings the CSRF cookie that the sign-in itself needs. */
function signIn(credentials: Credentials) {
  return answer(rest.POST('/api/session', { body: credentials }));
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, me);
    },
  });
}
