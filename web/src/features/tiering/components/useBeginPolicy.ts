import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { policyQuery, useCreatePolicy } from '../api/policies';
import { copyOf } from '../model/changes';

/** Copies a policy under a free name and opens the copy in the editor. */
export function useBeginPolicy(taken: string[]) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const create = useCreatePolicy();
  const [busy, setBusy] = useState(false);
  const begin = async (id: number) => {
    setBusy(true);
    try {
      const policy = await queries.fetchQuery(policyQuery(id));
      const begun = policy.document ?? policy.draft;
      if (!begun) return;
      const made = await create.mutateAsync(copyOf(begun, taken));
      await navigate(`/policies/${made.id}/edit`);
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return { begin, busy };
}
