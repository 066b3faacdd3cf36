-- The record path alone writes this link, from documents it has just found. A check per document costs a twentieth of the
-- import, also where no document names an original.
alter table sales_document drop constraint sales_document_original_document_id_fkey;
