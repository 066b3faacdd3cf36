package dev.fenji.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes many customers with few statements. */
@Component
class CustomerBulk {

    /** Rows per statement: large enough to forget its cost, small enough for memory. */
    private static final int CHUNK = 20_000;

    private static final String GIVEN = """
            unnest(:key::text[], :name::text[], :type::text[], :country::text[], :countryGiven::text[],
                   :countryAt::text[], :countriesSeen::text[], :city::text[], :region::text[], :postalCode::text[],
                   :industry::text[], :sizeClass::text[], :language::text[], :email::text[], :phone::text[],
                   :currency::text[], :parentKey::text[], :creditLimit::text[], :tags::text[], :attributes::text[],
                   :search::text[])
            as u(external_key, name, type, country, country_given, country_at, countries_seen, city, region, postal_code,
                 industry, size_class, language, email, phone, currency, parent_key, credit_limit, tags, attributes,
                 search)
            """;

    /** Rows that differ are locked in key order before they change; only then is anything inserted. */
    private static final String WRITE = """
            with given as materialized (
                select u.external_key, u.name, u.type, u.country, u.country_given,
                       u.country_at::timestamptz as country_at, u.countries_seen::text[] as countries_seen, u.city,
                       u.region, u.postal_code, u.industry, u.size_class, u.language, u.email, u.phone, u.currency,
                       u.parent_key, u.credit_limit::numeric(18, 6) as credit_limit, u.tags::text[] as tags,
                       u.attributes::jsonb as attributes, u.search
                from %1$s
            ),
            differing as materialized (
                select c.id, %3$s as takes_country, %2$s as says_more, g.*
                from given g
                join customer c on c.source = :source and c.external_key = g.external_key
                where %2$s or %3$s
                order by g.external_key
                for no key update of c
            ),
            changed as (
                update customer c
                set name           = coalesce(g.name, c.name),
                    search         = case when g.name is null then c.search else g.search end,
                    type           = coalesce(g.type, c.type),
                    country        = case when g.takes_country then g.country else c.country end,
                    country_given  = case when g.takes_country then g.country_given else c.country_given end,
                    country_at     = case when g.takes_country then g.country_at else c.country_at end,
                    countries_seen = c.countries_seen || array(select s from unnest(g.countries_seen) s
                                                               where s <> all (c.countries_seen)),
                    city           = coalesce(g.city, c.city),
                    region         = coalesce(g.region, c.region),
                    postal_code    = coalesce(g.postal_code, c.postal_code),
                    industry       = coalesce(g.industry, c.industry),
                    size_class     = coalesce(g.size_class, c.size_class),
                    language       = coalesce(g.language, c.language),
                    email          = coalesce(g.email, c.email),
                    phone          = coalesce(g.phone, c.phone),
                    currency       = coalesce(g.currency, c.currency),
                    parent_key     = coalesce(g.parent_key, c.parent_key),
                    parent_id      = case when g.parent_key <> c.parent_key then null else c.parent_id end,
                    credit_limit   = coalesce(g.credit_limit, c.credit_limit),
                    tags           = case when g.tags = '{}' then c.tags else g.tags end,
                    attributes     = c.attributes || g.attributes,
                    updated_at     = case when g.says_more then now() else c.updated_at end,
                    tx             = case when g.says_more then pg_current_xact_id() else c.tx end
                from differing g
                where c.id = g.id
                returning c.id
            ),
            inserted as (
                insert into customer (source, external_key, name, type, country, country_given, country_at,
                                      countries_seen, city, region, postal_code, industry, size_class, language, email,
                                      phone, currency, parent_key, credit_limit, tags, attributes, search)
                select :source, g.external_key, coalesce(g.name, g.external_key), coalesce(g.type, 'UNKNOWN'), g.country,
                       g.country_given, g.country_at, g.countries_seen, g.city, g.region, g.postal_code, g.industry,
                       g.size_class, g.language, g.email, g.phone, g.currency, g.parent_key, g.credit_limit, g.tags,
                       g.attributes, g.search
                from given g
                where not exists (select from customer c
                                  where c.source = :source and c.external_key = g.external_key)
                order by g.external_key
                on conflict (source, external_key) do nothing
                returning id, external_key
            )
            select c.id, c.external_key
            from given g
            join customer c on c.source = :source and c.external_key = g.external_key
            union all
            select i.id, i.external_key
            from inserted i
            """;

    /** What is said differs from what is known; nothing said never differs. */
    private static final String SAYS_MORE = """
            (coalesce(g.name <> c.name, false)
             or coalesce(g.type <> c.type, false)
             or coalesce(g.city <> coalesce(c.city, ''), false)
             or coalesce(g.region <> coalesce(c.region, ''), false)
             or coalesce(g.postal_code <> coalesce(c.postal_code, ''), false)
             or coalesce(g.industry <> coalesce(c.industry, ''), false)
             or coalesce(g.size_class <> coalesce(c.size_class, ''), false)
             or coalesce(g.language <> coalesce(c.language, ''), false)
             or coalesce(g.email <> coalesce(c.email, ''), false)
             or coalesce(g.phone <> coalesce(c.phone, ''), false)
             or coalesce(g.currency <> coalesce(c.currency, ''), false)
             or coalesce(g.parent_key <> coalesce(c.parent_key, ''), false)
             or coalesce(g.credit_limit <> coalesce(c.credit_limit, -1), false)
             or (g.tags <> '{}' and g.tags <> c.tags)
             or not c.attributes @> g.attributes
             or not c.countries_seen @> g.countries_seen
             or (%1$s and (g.country_given <> coalesce(c.country_given, '') or g.country is distinct from c.country)))
            """;

    /** A customer record over an order, a later order over an earlier one; see {@link GivenCustomer}. */
    private static final String TAKES_COUNTRY = """
            (g.country_given is not null
             and (c.country_given is null
                  or g.country_at is null
                     and (c.country_at is not null or g.country_given <> c.country_given
                          or g.country is distinct from c.country)
                  or coalesce((g.country_at, g.country_given) > (c.country_at, c.country_given), false)
                     and c.country_at is not null))
            """;

    private static final String SQL = WRITE.formatted(GIVEN, SAYS_MORE.formatted(TAKES_COUNTRY), TAKES_COUNTRY);

    private final JdbcClient jdbc;
    private final Countries countries;
    private final ParentLinks parents;
    private final JsonMapper json;

    CustomerBulk(JdbcClient jdbc, Countries countries, ParentLinks parents, JsonMapper json) {
        this.jdbc = jdbc;
        this.parents = parents;
        this.countries = countries;
        this.json = json;
    }

    Customers.Registered register(String source, Collection<CustomerRow> rows) {
        var byKey = new TreeMap<String, GivenCustomer>();
        for (var row : rows) {
            var known = byKey.get(row.key());
            if (known == null) {
                byKey.put(row.key(), new GivenCustomer(row));
            } else {
                known.add(row);
            }
        }
        var sorted = List.copyOf(byKey.values());
        var ids = new HashMap<String, Long>(sorted.size() * 2);
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            write(source, sorted.subList(from, Math.min(from + CHUNK, sorted.size())), ids);
        }
        return new Customers.Registered(ids, parents.link(source, sorted));
    }

    private void write(String source, List<GivenCustomer> rows, Map<String, Long> ids) {
        writeOnce(source, rows, ids);
        // A key that another transaction inserted at the same moment was neither found nor inserted: it is there now.
        var missed =
                rows.stream().filter(row -> !ids.containsKey(row.row().key())).toList();
        if (!missed.isEmpty()) {
            writeOnce(source, missed, ids);
        }
    }

    private void writeOnce(String source, List<GivenCustomer> rows, Map<String, Long> ids) {
        var given = new LinkedHashSet<String>();
        rows.forEach(row -> given.addAll(row.countries()));
        var matches = given.isEmpty() ? Map.<String, CountryMatch>of() : countries.resolve(given);
        var spec = jdbc.sql(SQL).param("source", source);
        spec = identity(spec, rows);
        spec = place(spec, rows, matches);
        spec = rest(spec, rows);
        spec.query(row -> {
            ids.put(row.getString("external_key"), row.getLong("id"));
        });
    }

    private static JdbcClient.StatementSpec identity(JdbcClient.StatementSpec spec, List<GivenCustomer> rows) {
        return spec.param("key", TextArrays.column(rows, row -> row.row().key()))
                .param("name", TextArrays.column(rows, GivenCustomer::name))
                .param("type", TextArrays.column(rows, GivenCustomer::type))
                .param("search", TextArrays.column(rows, GivenCustomer::search));
    }

    private static JdbcClient.StatementSpec place(
            JdbcClient.StatementSpec spec, List<GivenCustomer> rows, Map<String, CountryMatch> matches) {
        return spec.param(
                        "country", TextArrays.column(rows, row -> code(row.row().country(), matches)))
                .param("countryGiven", TextArrays.column(rows, row -> row.row().country()))
                .param("countryAt", TextArrays.column(rows, GivenCustomer::countryAt))
                .param("countriesSeen", TextArrays.column(rows, row -> TextArrays.literal(row.countries())))
                .param("city", TextArrays.column(rows, row -> row.row().city()))
                .param("region", TextArrays.column(rows, row -> row.row().region()))
                .param("postalCode", TextArrays.column(rows, row -> row.row().postalCode()));
    }

    private JdbcClient.StatementSpec rest(JdbcClient.StatementSpec spec, List<GivenCustomer> rows) {
        return spec.param("industry", TextArrays.column(rows, row -> row.row().industry()))
                .param("sizeClass", TextArrays.column(rows, row -> row.row().sizeClass()))
                .param("language", TextArrays.column(rows, row -> row.row().language()))
                .param("email", TextArrays.column(rows, row -> row.row().email()))
                .param("phone", TextArrays.column(rows, row -> row.row().phone()))
                .param("currency", TextArrays.column(rows, row -> row.row().currency()))
                .param("parentKey", TextArrays.column(rows, row -> row.row().parentKey()))
                .param("creditLimit", TextArrays.column(rows, GivenCustomer::creditLimit))
                .param(
                        "tags",
                        TextArrays.column(
                                rows, row -> TextArrays.literal(row.row().tags())))
                .param(
                        "attributes",
                        TextArrays.column(rows, row -> json(row.row().attributes())));
    }

    private String json(Map<String, Object> attributes) {
        return attributes.isEmpty() ? "{}" : json.writeValueAsString(attributes);
    }

    private static @Nullable String code(@Nullable String given, Map<String, CountryMatch> matches) {
        return given != null && matches.get(given) instanceof CountryMatch.Resolved resolved
                ? resolved.country()
                : null;
    }
}
