package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Organisation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the dashboard: made after each run, sent as they are; made anew for who may not see everybody. */
@Component
public class Dashboard {

    /** A country whose largest customer brings this share of its revenue depends on it. */
    private static final double DEPENDENT = 0.5;

    private static final int MOST_DEPENDENT = 12;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Organisation organisation;
    private final VisibleCustomers visible;
    private final Words words;
    private final FreshnessSource freshness;

    Dashboard(
            JdbcTemplate jdbc,
            JsonMapper json,
            Organisation organisation,
            VisibleCustomers visible,
            Words words,
            FreshnessSource freshness) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisation = organisation;
        this.visible = visible;
        this.words = words;
        this.freshness = freshness;
    }

    /** What the caller may see of it. */
    public Overview current() {
        String stored = jdbc.queryForObject("select figures from overview_state", String.class);
        Overview figures = stored != null && visible.everyone()
                ? json.readValue(stored, Overview.class)
                : compute(visible.condition());
        return figures.with(freshness.now(figures.freshness().lastOrderOn()));
    }

    Overview compute(Condition scope) {
        Map<String, Map<String, Title>> titles = words.ofPolicies();
        List<Overview.Country> countries = query(FiguresSql.countries(scope), Dashboard::country);
        long[] counts = query(FiguresSql.customers(scope), (row, _) ->
                        new long[] {row.getLong("customers"), row.getLong("rated")})
                .getFirst();
        return new Overview(
                jdbc.queryForObject("select as_of from overview_state", LocalDate.class),
                organisation.baseCurrency(),
                policy(),
                counts[0],
                counts[1],
                withShares(query(FiguresSql.tiers(scope), (row, _) -> tier(row, titles))),
                countries,
                pareto(scope),
                query(FiguresSql.rfm(scope), (row, _) -> cell(row, titles)),
                query(
                        FiguresSql.lifecycle(scope),
                        (row, _) -> new Overview.Stage(
                                row.getString("lifecycle"), row.getLong("customers"), money(row, "net_revenue"))),
                dependent(countries),
                unattributed(),
                new Overview.Freshness(lastOrderOn(), null, null, false));
    }

    private <T> List<T> query(Sql sql, RowMapper<T> mapper) {
        return jdbc.query(sql.text(), mapper, sql.arguments());
    }

    private Overview.@Nullable Policy policy() {
        return jdbc
                .query(
                        """
                        select p.id, p.slug, v.document ->> 'title' as title, v.number
                        from policy p join policy_version v on v.policy_id = p.id and v.state = 'PUBLISHED'
                        where p.in_force
                        """,
                        (row, _) -> new Overview.Policy(
                                row.getLong("id"),
                                row.getString("slug"),
                                json.readValue(row.getString("title"), Title.class),
                                row.getInt("number")))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static Overview.Tier tier(ResultSet row, Map<String, Map<String, Title>> titles) throws SQLException {
        String tier = row.getString("tier");
        return new Overview.Tier(
                tier,
                Words.title("tier", tier, titles),
                row.getInt("rank"),
                row.getLong("customers"),
                money(row, "net_revenue"),
                0);
    }

    /** The share of value in everything that tiers hold; nothing has no share. */
    private static List<Overview.Tier> withShares(List<Overview.Tier> tiers) {
        BigDecimal total =
                tiers.stream().map(tier -> new BigDecimal(tier.netRevenue())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return tiers.stream()
                .map(tier -> tier.withShare(share(new BigDecimal(tier.netRevenue()), total)))
                .toList();
    }

    private static Overview.Cell cell(ResultSet row, Map<String, Map<String, Title>> titles) throws SQLException {
        String segment = String.valueOf(row.getString("segment"));
        return new Overview.Cell(
                row.getInt("rfm_r"),
                row.getInt("rfm_f"),
                segment,
                Words.title("segment", segment, titles),
                row.getLong("customers"),
                money(row, "net_revenue"));
    }

    private static Overview.Country country(ResultSet row, int number) throws SQLException {
        return new Overview.Country(
                row.getString("country"),
                row.getString("given"),
                row.getLong("customers"),
                money(row, "net_revenue"),
                row.getLong("customer_id"),
                row.getString("name"),
                share(row.getBigDecimal("top_revenue"), row.getBigDecimal("net_revenue")));
    }

    private static List<Overview.Dependence> dependent(List<Overview.Country> countries) {
        return countries.stream()
                .filter(country -> country.country() != null && country.topCustomerShare() >= DEPENDENT)
                .limit(MOST_DEPENDENT)
                .map(country -> new Overview.Dependence(
                        String.valueOf(country.country()),
                        country.topCustomerId(),
                        country.topCustomerName(),
                        country.topCustomerShare()))
                .toList();
    }

    private List<Overview.Point> pareto(Condition scope) {
        List<Overview.Point> points = query(
                FiguresSql.pareto(scope),
                (row, _) -> new Overview.Point(
                        row.getDouble("place") / row.getLong("customers"),
                        share(row.getBigDecimal("cumulative"), row.getBigDecimal("total"))));
        if (points.isEmpty()) {
            return points;
        }
        var curve = new ArrayList<Overview.Point>();
        curve.add(new Overview.Point(0, 0));
        curve.addAll(points);
        return curve;
    }

    private Overview.Unattributed unattributed() {
        return jdbc.query(
                        """
                        select count(distinct d.id) as documents, count(*) as lines, coalesce(sum(l.amount_base), 0) as amount
                        from sales_document d join sales_line l on l.document_id = d.id
                        where d.customer_id is null
                        """,
                        (row, _) -> new Overview.Unattributed(
                                row.getLong("documents"), row.getLong("lines"), money(row, "amount")))
                .getFirst();
    }

    private @Nullable LocalDate lastOrderOn() {
        return jdbc.queryForObject("select max(occurred_on) from sales_document", LocalDate.class);
    }

    private static String money(ResultSet row, String column) throws SQLException {
        return Decimals.plain(row.getBigDecimal(column));
    }

    /** A share of nothing, or of a loss, is zero: there is nothing to depend on. */
    private static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? 0
                : part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }
}
