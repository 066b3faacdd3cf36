import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Mapping, PreviewRow, UploadedFile } from './types';

export interface Dialect {
  charset?: string | null;
  delimiter?: string | null;
  sheet?: string | null;
  file?: string | null;
}

/** Files sent together belong together. */
async function upload(files: File[]): Promise<UploadedFile> {
  const form = new FormData();
  files.forEach((file) => form.append('file', file));
  return api.post<UploadedFile>('/api/imports/files', form);
}

export const useUpload = () => useMutation({ mutationFn: upload });

/** Reads the columns again the way the person says. */
export const useReadAgain = () =>
  useMutation({ mutationFn: ({ fileId, ...dialect }: Dialect & { fileId: string }) => api.post<UploadedFile>(`/api/imports/files/${fileId}/columns`, dialect) });

/** The file of an import that ended, with the mapping it was read by as its draft. */
export const useFileAgain = (importId: number) => useMutation({ mutationFn: () => api.get<UploadedFile>(`/api/imports/${importId}/file`) });

const previewQuery = (fileId: string, mapping: Mapping) =>
  queryOptions({
    queryKey: ['imports', 'preview', fileId, mapping],
    queryFn: ({ signal }) => api.post<{ rows: PreviewRow[] }>('/api/imports/preview', { fileId, mapping }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

export const usePreview = (fileId: string, mapping: Mapping) => useQuery(previewQuery(fileId, mapping));
