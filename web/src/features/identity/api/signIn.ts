import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@/api/types';
import { api } from '@/shared/api/client';
import { sessionQuery } from '@/shared/session/session';

export interface Credentials {
  username: string;
  password: string;
}

/** The first request also brings the CSRF cookie that the sign-in itself needs. */
async function signIn(credentials: Credentials): Promise<Me> {
  return api.post<Me>('/api/session', credentials);
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
