package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.SqlText;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code customer}, one at a time. */
@Component
class CustomerTable {

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CurrentUser currentUser;

    CustomerTable(JdbcClient jdbc, JsonMapper json, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.json = json;
        this.currentUser = currentUser;
    }

    private SqlText visible(SqlText sql) {
        return CustomerScope.visible(sql, currentUser.scope());
    }

    Optional<Customer> get(long id) {
        return visible(SqlText.of("""
                        select c.id, c.source, c.external_key, c.name, c.type, c.country, c.country_given,
                               c.countries_seen, c.city, c.region, c.postal_code, c.industry, c.size_class, c.language,
                               c.email, c.phone, c.currency, c.parent_id, p.name as parent_name, c.credit_limit, c.tags,
                               c.attributes, c.created_at, c.updated_at
                        from customer c
                        left join customer p on p.id = c.parent_id
                        where c.id = :id and\s
                        """))
                .on(jdbc)
                .param("id", id)
                .query(this::customer)
                .optional();
    }

    /** Locks the customer until the transaction ends. */
    boolean lock(long id) {
        return visible(SqlText.of("select 1 from customer c where c.id = :id and "))
                .add(" for no key update")
                .on(jdbc)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Map<String, Long> find(String source, Collection<String> keys) {
        var ids = new HashMap<String, Long>(keys.size() * 2);
        jdbc.sql("""
                        select external_key, id
                        from customer
                        where source = :source and external_key = any (:keys::text[])
                        """)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }

    Optional<String> sourceOf(Collection<String> keys) {
        return jdbc.sql("""
                        select source from customer
                        where external_key = any (:keys::text[])
                        group by source order by count(*) desc, source limit 1
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    Set<Long> unknown(Collection<Long> ids) {
        return visible(SqlText.of("""
                        select g.id
                        from unnest(:ids::bigint[]) as g(id)
                        where not exists (select from customer c where c.id = g.id and\s
                        """))
                .add(")")
                .on(jdbc)
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /** A key that no customer by hand has: short, and in the order they come. */
    String nextKey() {
        return jdbc.sql("select 'C' || lpad(nextval('customer_id_seq')::text, 6, '0')")
                .query(String.class)
                .single();
    }

    /** The row of a new customer, named by its key; nothing if the key is taken. */
    Optional<Long> insert(String source, String key) {
        return jdbc.sql("""
                        insert into customer (source, external_key, name, search)
                        values (:source, :key, :key, :key)
                        on conflict (source, external_key) do nothing
                        returning id
                        """)
                .param("source", source)
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    void update(Customer customer) {
        jdbc.sql("""
                        update customer
                        set name = :name, search = :search, type = :type, country = :country,
                            country_given = :countryGiven,
                            countries_seen = case when :countryGiven::text is null
                                                    or :countryGiven = any (countries_seen) then countries_seen
                                                  else countries_seen || :countryGiven::text end,
                            country_at = case when country_given is distinct from :countryGiven then null
                                              else country_at end,
                            city = :city, region = :region, postal_code = :postalCode, industry = :industry,
                            size_class = :sizeClass, language = :language, email = :email, phone = :phone,
                            currency = :currency, parent_id = :parent,
                            parent_key = case when parent_id is distinct from :parent then null else parent_key end,
                            credit_limit = :creditLimit, tags = :tags::text[], attributes = :attributes::jsonb,
                            updated_at = now(), tx = pg_current_xact_id()
                        where id = :id
                        """)
                .param("id", customer.id())
                .param("name", customer.name())
                .param("search", SearchText.of(customer.name(), customer.externalKey()))
                .param("type", customer.type().name())
                .param("country", customer.country())
                .param("countryGiven", customer.countryGiven())
                .param("city", customer.city())
                .param("region", customer.region())
                .param("postalCode", customer.postalCode())
                .param("industry", customer.industry())
                .param("sizeClass", customer.sizeClass())
                .param("language", customer.language())
                .param("email", customer.email())
                .param("phone", customer.phone())
                .param("currency", customer.currency())
                .param("parent", customer.parentId())
                .param("creditLimit", customer.creditLimit())
                .param("tags", TextArrays.literal(customer.tags()))
                .param("attributes", json.writeValueAsString(customer.attributes()))
                .update();
    }

    /** True if the customer is the other one, or anywhere above it. */
    boolean isAbove(long customer, long other) {
        return jdbc.sql("""
                        with recursive above(id) as (
                            select cast(:other as bigint)
                            union
                            select c.parent_id from customer c join above a on c.id = a.id where c.parent_id is not null
                        )
                        select exists (select from above where id = :customer)
                        """)
                .param("other", other)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    private Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("source"),
                row.getString("external_key"),
                row.getString("name"),
                CustomerType.valueOf(row.getString("type")),
                row.getString("country"),
                row.getString("country_given"),
                texts(row.getArray("countries_seen")),
                row.getString("city"),
                row.getString("region"),
                row.getString("postal_code"),
                row.getString("industry"),
                row.getString("size_class"),
                row.getString("language"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("currency"),
                row.getObject("parent_id", Long.class),
                row.getString("parent_name"),
                row.getBigDecimal("credit_limit"),
                texts(row.getArray("tags")),
                json.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
