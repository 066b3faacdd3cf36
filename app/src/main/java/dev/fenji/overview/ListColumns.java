package dev.fenji.overview;

import static dev.fenji.overview.ListColumn.Kind.CUSTOMER_TEXT;
import static dev.fenji.overview.ListColumn.Kind.DATE;
import static dev.fenji.overview.ListColumn.Kind.NUMBER;
import static dev.fenji.overview.ListColumn.Kind.TAGS;
import static dev.fenji.overview.ListColumn.Kind.TEXT;
import static dev.fenji.overview.ListColumn.Kind.WORTH_DATE;
import static dev.fenji.overview.ListColumn.Kind.WORTH_NUMBER;

import dev.fenji.kernel.potential.PotentialKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The allow-list: every field that a list can show, filter or sort by, and the SQL that stands for it. Nothing else reaches a statement. */
final class ListColumns {

    private static final Map<String, ListColumn> COLUMNS = columns();

    /** The orders that are one walk along an index. */
    private static final Set<String> INDEXED = Set.of(
            "net_revenue",
            "name",
            "tier",
            "score",
            "frequency",
            "average_order_value",
            "first_purchase_on",
            "tenure_days",
            "last_purchase_on",
            "recency_days");

    private static final String DECLARED = """
            from potential_input p cross join overview_state s
             where p.customer_id = o.customer_id and p.kind = ? and p.withdrawn_at is null
               and p.observed_on < s.as_of and (p.valid_until is null or p.valid_until >= s.as_of)
             order by p.observed_on desc, p.recorded_at desc, p.id desc limit 1)""";

    private ListColumns() {}

    static boolean hasIndex(String field) {
        return INDEXED.contains(field);
    }

    static @Nullable ListColumn find(String field) {
        return COLUMNS.get(field);
    }

    static Collection<ListColumn> all() {
        return COLUMNS.values();
    }

    private static Map<String, ListColumn> columns() {
        var columns = new LinkedHashMap<String, ListColumn>();
        profile(columns);
        tier(columns);
        metrics(columns);
        forecasts(columns);
        potential(columns);
        return columns;
    }

    private static void profile(Map<String, ListColumn> columns) {
        add(columns, "name", TEXT, Sql.of("o.name"), Sql.of("o.name collate \"zh-x-icu\""));
        add(columns, "external_key", TEXT, Sql.of("o.external_key"));
        add(columns, "source", TEXT, Sql.of("o.source"));
        add(columns, "type", TEXT, Sql.of("o.type"));
        add(columns, "country", TEXT, Sql.of("o.country"));
        add(columns, "country_given", TEXT, Sql.of("o.country_given"));
        add(columns, "region", TEXT, Sql.of("o.region"));
        add(columns, "city", TEXT, Sql.of("o.city"));
        add(columns, "industry", TEXT, Sql.of("o.industry"));
        add(columns, "size_class", TEXT, Sql.of("o.size_class"));
        add(columns, "language", TEXT, Sql.of("o.language"));
        add(columns, "currency", TEXT, Sql.of("o.currency"));
        add(columns, "credit_limit", NUMBER, Sql.of("o.credit_limit"));
        add(columns, "tags", TAGS, Sql.of("o.tags"));
        add(columns, "created_on", DATE, Sql.of("o.created_on"));
        add(columns, "email", CUSTOMER_TEXT, Sql.of("c.email"));
        add(columns, "phone", CUSTOMER_TEXT, Sql.of("c.phone"));
    }

    private static void tier(Map<String, ListColumn> columns) {
        // A tier is shown and compared by its id and sorted by its rank, best first.
        add(columns, "tier", TEXT, Sql.of("o.tier"), Sql.of("o.tier_rank"));
        add(columns, "tier_since", DATE, Sql.of("o.tier_since"));
        add(columns, "score", NUMBER, Sql.of("o.score"));
        add(columns, "segment", TEXT, Sql.of("o.segment"));
        add(columns, "rfm_r", NUMBER, Sql.of("o.rfm_r"));
        add(columns, "rfm_f", NUMBER, Sql.of("o.rfm_f"));
    }

    private static void metrics(Map<String, ListColumn> columns) {
        // Days are counted from the day of the figures, so that a row need not change because a day has passed.
        daysSince(
                columns,
                "recency_days",
                Sql.of("((select as_of from overview_state) - o.last_purchase_on)"),
                Sql.of("o.last_purchase_on"));
        add(columns, "frequency", NUMBER, Sql.of("o.frequency"));
        add(columns, "net_frequency", NUMBER, Sql.of("o.net_frequency"));
        add(columns, "gross", NUMBER, Sql.of("o.gross"));
        add(columns, "returns", NUMBER, Sql.of("o.returns"));
        add(columns, "return_share", NUMBER, Sql.of("o.return_share"));
        add(columns, "net_revenue", NUMBER, Sql.of("o.net_revenue"));
        add(columns, "non_goods_net", NUMBER, Sql.of("o.non_goods_net"));
        add(columns, "net_revenue_previous", NUMBER, Sql.of("o.net_revenue_previous"));
        add(columns, "revenue_growth", NUMBER, Sql.of("o.revenue_growth"));
        add(columns, "margin", NUMBER, Sql.of("o.margin"));
        add(columns, "average_order_value", NUMBER, Sql.of("o.average_order_value"));
        daysSince(
                columns,
                "tenure_days",
                Sql.of("((select as_of from overview_state) - o.first_purchase_on)"),
                Sql.of("o.first_purchase_on"));
        add(columns, "median_gap_days", NUMBER, Sql.of("o.median_gap_days"));
        add(columns, "category_breadth", NUMBER, Sql.of("o.category_breadth"));
        add(columns, "first_purchase_on", DATE, Sql.of("o.first_purchase_on"));
        add(columns, "last_purchase_on", DATE, Sql.of("o.last_purchase_on"));
        add(columns, "purchases_ever", NUMBER, Sql.of("o.purchases_ever"));
        add(columns, "lifecycle", TEXT, Sql.of("o.lifecycle"));
    }

    private static void forecasts(Map<String, ListColumn> columns) {
        add(columns, "expected_purchases_30", WORTH_NUMBER, Sql.of("w.expected_purchases_30"));
        add(columns, "expected_purchases_90", WORTH_NUMBER, Sql.of("w.expected_purchases_90"));
        add(columns, "expected_purchases_365", WORTH_NUMBER, Sql.of("w.expected_purchases_365"));
        add(columns, "expected_margin_365", WORTH_NUMBER, Sql.of("w.expected_margin_365"));
        add(columns, "clv", WORTH_NUMBER, Sql.of("w.clv"));
        add(columns, "p_alive", WORTH_NUMBER, Sql.of("w.p_alive"));
        add(columns, "churn_risk", WORTH_NUMBER, Sql.of("w.churn_risk"));
        add(columns, "next_order_on", WORTH_DATE, Sql.of("w.next_order_on"));
        add(columns, "next_order_amount", WORTH_NUMBER, Sql.of("w.next_order_amount"));
    }

    private static void potential(Map<String, ListColumn> columns) {
        for (PotentialKind kind : PotentialKind.values()) {
            Sql holding = Sql.of(DECLARED, kind.id());
            declared(columns, kind.field(), Sql.of("(select p.value").then(holding), kind);
            declared(columns, kind.confidence(), Sql.of("(select p.confidence").then(holding), kind);
        }
    }

    private static void declared(Map<String, ListColumn> columns, String field, Sql value, PotentialKind kind) {
        columns.put(field, ListColumn.declared(field, value, kind.id()));
    }

    private static void add(Map<String, ListColumn> columns, String field, ListColumn.Kind kind, Sql value) {
        add(columns, field, kind, value, value);
    }

    private static void add(Map<String, ListColumn> columns, String field, ListColumn.Kind kind, Sql value, Sql sort) {
        columns.put(field, new ListColumn(field, kind, value, sort));
    }

    private static void daysSince(Map<String, ListColumn> columns, String field, Sql value, Sql date) {
        columns.put(field, ListColumn.daysSince(field, value, date));
    }
}
