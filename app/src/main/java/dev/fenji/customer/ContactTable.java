package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code contact}. */
@Component
class ContactTable implements Contacts {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    ContactTable(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional
    public int register(String source, Collection<ContactRow> rows) {
        var byKey = new TreeMap<String, ContactRow>();
        rows.forEach(row -> byKey.put(row.key(), row));
        var sorted = List.copyOf(byKey.values());
        if (sorted.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        with given as (
                            select c.id as customer_id, g.*
                            from unnest(:keys::text[], :customers::text[], :names::text[], :roles::text[],
                                        :emails::text[], :phones::text[], :languages::text[])
                                 as g(external_key, customer_key, name, role, email, phone, language)
                            join customer c on c.source = :source and c.external_key = g.customer_key
                            order by g.external_key
                        ), written as (
                            insert into contact as k (customer_id, source, external_key, name, role, email, phone,
                                                      language)
                            select customer_id, :source, external_key, coalesce(name, external_key), role, email, phone,
                                   language
                            from given
                            on conflict (source, external_key) do update
                            set customer_id = excluded.customer_id,
                                name        = excluded.name,
                                role        = coalesce(excluded.role, k.role),
                                email       = coalesce(excluded.email, k.email),
                                phone       = coalesce(excluded.phone, k.phone),
                                language    = coalesce(excluded.language, k.language),
                                updated_at  = now()
                            where (k.customer_id, k.name) is distinct from (excluded.customer_id, excluded.name)
                               or excluded.role <> coalesce(k.role, '')
                               or excluded.email <> coalesce(k.email, '')
                               or excluded.phone <> coalesce(k.phone, '')
                               or excluded.language <> coalesce(k.language, '')
                        )
                        select count(*) from given
                        """)
                .param("source", source)
                .param("keys", TextArrays.column(sorted, ContactRow::key))
                .param("customers", TextArrays.column(sorted, ContactRow::customerKey))
                .param("names", TextArrays.column(sorted, ContactRow::name))
                .param("roles", TextArrays.column(sorted, ContactRow::role))
                .param("emails", TextArrays.column(sorted, ContactRow::email))
                .param("phones", TextArrays.column(sorted, ContactRow::phone))
                .param("languages", TextArrays.column(sorted, ContactRow::language))
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Contact> of(long customerId) {
        var sql = SqlText.of("""
                select k.id, k.customer_id, k.source, k.external_key, k.name, k.role, k.email, k.phone, k.language
                from contact k
                join customer c on c.id = k.customer_id
                where k.customer_id = :customer and\s
                """);
        return CustomerScope.visible(sql, currentUser.scope())
                .add(" order by k.name, k.id")
                .on(jdbc)
                .param("customer", customerId)
                .query(Contact.class)
                .list();
    }
}
