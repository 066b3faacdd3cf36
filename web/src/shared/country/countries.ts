import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { countries as codes } from 'country-flag-icons';
import { useMemo } from 'react';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import { countryName } from '@/shared/format/format';
import { useLocale } from '@/shared/i18n/useLocale';

export type UnresolvedCountry = Schemas['CountriesUnresolved'];

const unresolvedQuery = queryOptions({
  queryKey: ['countries', 'unresolved'],
  queryFn: () => api.get<UnresolvedCountry[]>('/api/countries/unresolved'),
});

export function useUnresolvedCountries() {
  return useQuery(unresolvedQuery);
}

/** Decides what a written country means; null keeps it as it was given. */
export function useResolveCountry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: { given: string; country: string | null }) => api.put('/api/countries/aliases', decision),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['countries'] }),
  });
}

const ISO_CODE = /^[A-Z]{2}$/;

export function useCountryChoices(): { value: string; label: string }[] {
  const locale = useLocale();
  return useMemo(
    () =>
      codes
        .filter((code) => ISO_CODE.test(code))
        .map((code) => ({ value: code, label: countryName(code, locale) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [locale],
  );
}
