import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ListState, listParams, readListParams } from '@/shared/condition/link';

/** The address is the state: reload, back, forward and a sent link all show the same list. */
export function useListState(): [ListState, (change: Partial<ListState>, replace?: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListParams(params), [params]);
  const change = useCallback(
    (part: Partial<ListState>, replace = false) => setParams((now) => listParams({ ...readListParams(now), ...part }), { replace }),
    [setParams],
  );
  return [state, change];
}
