package dev.fenji.insight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.forecast.NextOrderGrade;
import dev.fenji.kernel.grading.Grade;
import dev.fenji.kernel.grading.Verdict;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs with models, on sales made by known parameters and on sales that no model can be made of. */
@DatabaseTest
class ModelRunTest {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 600;
    private static final LocalDate AS_OF = FROM.plusDays(DAYS);

    @Autowired
    Insights insights;

    @Autowired
    FitBook book;

    @Autowired
    ModelSettingsStore settings;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void empty() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        Patiently.execute(
                jdbc,
                "truncate metric_row, metric_state, run, model_fit, customer_worth, worth_state, churn_fit cascade");
        jdbc.update("update model_settings set document = null");
        insights.dropCopy();
    }

    @Test
    void findsTheParametersThatMadeTheSales() throws Exception {
        new SimulatedSales(1, FROM, DAYS).buyers(4000).store(postgres);

        ScopeReport report = run(AS_OF);

        assertThat(report.refusal()).isNull();
        ScopeReport.PurchasePart fit = Objects.requireNonNull(report.purchases());
        assertThat(fit.model()).isEqualTo("mbg-nbd");
        assertThat(value(fit.parameters(), "r")).isCloseTo(SimulatedSales.R, within(0.12));
        assertThat(value(fit.parameters(), "a") / (value(fit.parameters(), "a") + value(fit.parameters(), "b")))
                .isCloseTo(SimulatedSales.A / (SimulatedSales.A + SimulatedSales.B), within(0.06));
        assertThat(fit.candidates()).extracting(ScopeReport.TriedModel::model).contains("nbd", "bg-nbd", "pareto-nbd");
        assertThat(Objects.requireNonNull(report.spend()).refusal()).isNull();
        assertThat(Objects.requireNonNull(report.tracking()).actual().getLast())
                .isCloseTo(
                        report.tracking().expected().getLast(),
                        within(report.tracking().actual().getLast() * 0.1));
    }

    @Test
    void valuesEverybodyWhoBoughtAndNobodyElse() throws Exception {
        var sales = new SimulatedSales(2, FROM, DAYS).buyers(600);
        long prospect = sales.customer("FR", "{}");
        sales.store(postgres);

        run(AS_OF);

        assertThat(jdbc.queryForObject("select count(*) from customer_worth", Integer.class))
                .isEqualTo(600);
        assertThat(jdbc.queryForObject(
                        "select count(*) from customer_worth where customer_id = ?", Integer.class, prospect))
                .isZero();
        assertThat(jdbc.queryForObject("""
                           select count(*) from customer_worth
                           where p_alive not between 0 and 1 or expected_purchases_30 > expected_purchases_90
                              or expected_purchases_90 > expected_purchases_365 or clv < 0
                              or clv is null or expected_margin_365 is null\
                           """, Integer.class)).isZero();
    }

    @Test
    void takesParametersOverForAWeekAndFitsAnewWhenSettingsChange() throws Exception {
        new SimulatedSales(3, FROM, DAYS).buyers(500).store(postgres);

        ScopeReport first = run(AS_OF.minusDays(8));
        ScopeReport next = run(AS_OF.minusDays(7));
        ScopeReport week = run(AS_OF.minusDays(1));
        settings.change(with(ModelSettings.STANDARD, "country"));
        ScopeReport changed = run(AS_OF);

        assertThat(first.fittedBecause()).isEqualTo(ScopeReport.FittedBecause.FIRST);
        assertThat(next.fittedBecause()).isEqualTo(ScopeReport.FittedBecause.TAKEN_OVER);
        assertThat(next.fittedOn()).isEqualTo(first.fittedOn());
        assertThat(Objects.requireNonNull(next.purchases()).parameters())
                .isEqualTo(Objects.requireNonNull(first.purchases()).parameters());
        assertThat(week.fittedBecause()).isEqualTo(ScopeReport.FittedBecause.WEEK_PASSED);
        assertThat(changed.fittedBecause()).isEqualTo(ScopeReport.FittedBecause.SETTINGS_CHANGED);
    }

    @Test
    void whatWasLearnedOfChurnIsKeptForTheDaysAfter() throws Exception {
        new SimulatedSales(13, FROM, DAYS).buyers(1500).store(postgres);

        ChurnPart first = Objects.requireNonNull(run(AS_OF).churn());
        ChurnPart next = Objects.requireNonNull(run(AS_OF.plusDays(1)).churn());

        assertThat(first.trainedOn()).isEqualTo(AS_OF);
        assertThat(next.trainedOn()).isEqualTo(AS_OF);
        assertThat(next.learnedFrom()).isEqualTo(first.learnedFrom());
        assertThat(jdbc.queryForObject("select count(*) from churn_fit", Integer.class))
                .isOne();
        assertThat(jdbc.queryForObject(
                        "select count(*) from customer_worth where churn_risk between 0 and 1", Long.class))
                .isEqualTo(next.scored());
    }

    @Test
    void salesThatBeginInTheMiddleAreFlagged() throws Exception {
        var sales = new SimulatedSales(14, FROM, DAYS).buyers(100);
        for (int i = 0; i < 300; i++) {
            long newcomer = sales.customer("DE", "{}");
            sales.sell(newcomer, 2 * i, 25);
            sales.sell(newcomer, Math.min(DAYS - 1, 2 * i + 5 + i % 90), 25);
        }
        long old = 0;
        for (int i = 0; i < 200; i++) {
            old = sales.customer("DE", "{}");
            for (int day = i % 25; day < DAYS; day += 20 + i % 40) {
                sales.sell(old, day, 30);
            }
        }
        sales.store(postgres);

        ScopeReport report = run(AS_OF);

        assertThat(Objects.requireNonNull(report.purchases()).flags()).contains("LEFT_TRUNCATED");
        assertThat(jdbc.queryForObject("select flags from customer_worth where customer_id = ?", String.class, old))
                .contains("FIRST_PURCHASE_MAY_BE_EARLIER");
    }

    @Test
    void smallSegmentsLeanOnTheModelOfAll() throws Exception {
        new SimulatedSales(4, FROM, DAYS)
                .buyers(900)
                .buyers(120, "FR", true)
                .buyers(20, "CN", true)
                .store(postgres);
        settings.change(with(ModelSettings.STANDARD, "country"));

        run(AS_OF);

        List<ScopeReport> scopes = book.of(book.inForce().orElseThrow().runId());
        assertThat(scopes).extracting(ScopeReport::scope).containsExactly("all", "country:DE", "country:FR");
        ScopeReport.Borrowed borrowed = Objects.requireNonNull(
                Objects.requireNonNull(scopes.get(2).purchases()).borrowed());
        assertThat(borrowed.ownWeight()).isCloseTo(120.0 / 620, within(1e-9));
        assertThat(scopes).allSatisfy(ModelRunTest::isGradedBesideRules);
        assertThat(scopes)
                .extracting(scope -> Objects.requireNonNull(scope.grade()).customers())
                .doesNotHaveDuplicates();
        assertThat(scopes)
                .allSatisfy(scope -> assertThat(Objects.requireNonNull(scope.tracking())
                                .actual()
                                .getLast())
                        .isBetween(0.9 * repeats(scope), repeats(scope)));
        assertThat(jdbc.queryForList("select distinct scope from customer_worth order by 1", String.class))
                .containsExactly("all", "country:DE", "country:FR");
    }

    @Test
    void gradesTheForecastBesideNaiveRules() throws Exception {
        new SimulatedSales(5, FROM, DAYS).buyers(1500).store(postgres);

        GradePart grade = Objects.requireNonNull(run(AS_OF).grade());

        assertThat(grade.refusal()).isNull();
        assertThat(grade.until()).isEqualTo(AS_OF);
        assertThat(Objects.requireNonNull(grade.purchases()).comparisons())
                .filteredOn(comparison -> comparison.rule().startsWith("same-rate"))
                .hasSize(2)
                .allMatch(comparison -> comparison.verdict() == Verdict.BETTER);
        // Who foretells too little for everybody has the smaller error per customer: measures disagree, and that is
        // said.
        assertThat(grade.purchases().verdict()).isNotEqualTo(Verdict.WORSE);
        assertThat(grade.purchases().rules()).hasSize(4);
        assertThat(grade.purchases().model().reliability()).isNotEmpty();
    }

    @Test
    void gradesNextOrdersBesideTheUsualAndTheLastGap() throws Exception {
        new SimulatedSales(16, FROM, DAYS).buyers(1500).store(postgres);

        NextOrderPart part = Objects.requireNonNull(
                Objects.requireNonNull(run(AS_OF).grade()).nextOrders());

        NextOrderGrade grade = Objects.requireNonNull(part.grade());
        assertThat(part.refusal()).isNull();
        assertThat(grade.coverage().buyers()).isBetween(100, 1500);
        assertThat(grade.coverage().ofBuyers()).isBetween(.5, 1.0);
        assertThat(grade.amountsHeld() / (double) grade.coverage().buyers()).isBetween(.6, 1.0);
        assertThat(Objects.requireNonNull(grade.days()).rules())
                .extracting(Grade::forecast)
                .containsExactly("median-gap", "last-gap");
        assertThat(grade.days().comparisons().get(1).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(Objects.requireNonNull(grade.amounts()).rules())
                .extracting(Grade::forecast)
                .containsExactly("mean-amount", "last-amount");
    }

    @Test
    void nobodyEverLeavesIsSaidNotEstimated() throws Exception {
        var sales = new SimulatedSales(6, FROM, DAYS);
        for (int i = 0; i < 300; i++) {
            long customer = sales.customer("DE", "{}");
            for (int day = i % 14; day < DAYS; day += 10 + i % 9) {
                sales.sell(customer, day, 20 + i % 7);
            }
        }
        sales.store(postgres);

        ScopeReport report = run(AS_OF);

        assertNoNonsense();
        if (Objects.requireNonNull(report.purchases()).model().equals("nbd")) {
            assertThat(report.purchases().flags()).contains("DROPOUT_NOT_IDENTIFIED");
            assertThat(jdbc.queryForList("select distinct flags from customer_worth", String.class))
                    .allMatch(flags -> flags.contains("ALIVE_NOT_ESTIMABLE"));
            assertThat(jdbc.queryForObject("select count(p_alive) from customer_worth", Integer.class))
                    .isZero();
        }
    }

    @Test
    void oneTimeBuyersOnlyAreRefused() throws Exception {
        var sales = new SimulatedSales(7, FROM, DAYS);
        for (int i = 0; i < 200; i++) {
            sales.sell(sales.customer("DE", "{}"), i, 30);
        }
        sales.store(postgres);

        ScopeReport report = run(AS_OF);

        assertThat(Objects.requireNonNull(report.refusal()).slug()).isEqualTo("insight/model-no-repeat-purchases");
        assertThat(report.refusal().values()).containsEntry("customers", 200).containsEntry("repeat", 0);
        assertThat(jdbc.queryForObject("select count(*) from customer_worth", Integer.class))
                .isZero();
    }

    @Test
    void oneCustomerIsRefused() throws Exception {
        var sales = new SimulatedSales(8, FROM, DAYS);
        long customer = sales.customer("DE", "{}");
        sales.sell(customer, 3, 30);
        sales.sell(customer, 90, 30);
        sales.store(postgres);

        assertThat(Objects.requireNonNull(run(AS_OF).refusal()).slug()).isEqualTo("insight/model-too-few-customers");
    }

    @Test
    void nobodyAtAllIsRefused() throws Exception {
        assertThat(Objects.requireNonNull(run(null).refusal()).slug()).isEqualTo("insight/model-no-purchases");
    }

    @Test
    void customersWhoAreAllAlikeGetFiguresOrARefusalButNoNonsense() throws Exception {
        var sales = new SimulatedSales(9, FROM, DAYS);
        for (int i = 0; i < 200; i++) {
            long customer = sales.customer("DE", "{}");
            for (int day = 0; day < DAYS; day += 30) {
                sales.sell(customer, day, 50);
            }
        }
        sales.store(postgres);

        run(AS_OF);

        assertNoNonsense();
    }

    @Test
    void salesOfTheSameDayAreOneAndLaterOnesAreNotSeen() throws Exception {
        var sales = new SimulatedSales(10, FROM, DAYS).buyers(300);
        long twice = sales.customer("DE", "{}");
        sales.sell(twice, 10, 5);
        sales.sell(twice, 10, 7);
        sales.sell(twice, DAYS, 9);
        sales.sell(twice, DAYS + 400, 9);
        sales.store(postgres);

        ScopeReport report = run(AS_OF);

        assertThat(report.leftOut()).contains(new ScopeReport.LeftOut("ON_OR_AFTER_AS_OF", 2));
        assertThat(report.leftOut())
                .filteredOn(left -> left.reason().equals("MERGED_SAME_DAY"))
                .isNotEmpty();
        assertThat(report.counts().lastDay()).isBefore(AS_OF);
    }

    @Test
    void whoSpentNothingIsFlagged() throws Exception {
        var sales = new SimulatedSales(11, FROM, DAYS).buyers(300);
        long guest = sales.customer("DE", "{}");
        sales.sell(guest, 10, 0);
        sales.store(postgres);

        ScopeReport report = run(AS_OF);

        assertThat(report.leftOut())
                .filteredOn(left -> left.reason().equals("SPEND_NOT_POSITIVE"))
                .isNotEmpty();
        assertThat(jdbc.queryForObject("select flags from customer_worth where customer_id = ?", String.class, guest))
                .isEqualTo("SPEND_NOT_POSITIVE");
        assertNoNonsense();
    }

    @Test
    void whatIsBoughtByCategoryIsForetoldByCategory() throws Exception {
        var sales = new SimulatedSales(15, FROM, DAYS).buyers(300);
        sales.store(postgres);
        jdbc.update(
                "insert into product (id, source, external_key, name, category) values (1, 'sim', 'P1', 'Tea', 'Tea')");
        jdbc.update("update sales_line set product_id = 1");

        run(AS_OF);

        assertThat(jdbc.queryForObject("""
                select count(*) from category_next n join customer_worth w on w.customer_id = n.customer_id
                where n.category = 'Tea' and n.own_gaps >= 2
                  and n.next_from <= n.next_on and n.next_on <= n.next_until
                  and n.amount_low < n.amount and n.amount < n.amount_high\
                """, Integer.class)).isGreaterThan(20);
    }

    @Test
    void equalFactsGiveEqualReports() throws Exception {
        new SimulatedSales(12, FROM, DAYS).buyers(400).store(postgres);
        ScopeReport first = run(AS_OF);
        BigDecimal sum = jdbc.queryForObject("select sum(clv + p_alive) from customer_worth", BigDecimal.class);
        Patiently.execute(jdbc, "truncate model_fit, customer_worth, worth_state, churn_fit");

        ScopeReport second = run(AS_OF);

        assertThat(second.purchases()).isEqualTo(first.purchases());
        assertThat(second.grade()).isEqualTo(first.grade());
        assertThat(jdbc.queryForObject("select sum(clv + p_alive) from customer_worth", BigDecimal.class))
                .isEqualTo(sum);
    }

    private ScopeReport run(@Nullable LocalDate asOf) {
        InsightRun run = Runs.withModels(insights, asOf);
        assertThat(run.error()).isNull();
        assertThat(run.state()).isEqualTo(RunState.DONE);
        return book.of(run.id()).getFirst();
    }

    private void assertNoNonsense() {
        for (Map<String, Object> row : jdbc.queryForList("select * from customer_worth")) {
            assertThat(row.values()).noneMatch(value -> String.valueOf(value).matches("NaN|-?Infinity"));
        }
        assertThat(jdbc.queryForList("select report::text from model_fit", String.class))
                .noneMatch(report -> report.contains("NaN") || report.contains("Infinity"));
    }

    private static void isGradedBesideRules(ScopeReport scope) {
        GradePart grade = Objects.requireNonNull(scope.grade(), scope.scope());
        assertThat(grade.refusal()).as(scope.scope()).isNull();
        assertThat(Objects.requireNonNull(grade.purchases()).rules()).hasSize(4);
        assertThat(Objects.requireNonNull(grade.money()).verdict()).isNotNull();
    }

    private static double repeats(ScopeReport scope) {
        return scope.counts().purchaseDays() - scope.counts().customers();
    }

    private static double value(List<ScopeReport.Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static ModelSettings with(ModelSettings settings, String segmentBy) {
        return new ModelSettings(
                segmentBy,
                settings.basis(),
                settings.marginShare(),
                settings.horizonDays(),
                settings.discountRate(),
                settings.costToServePerYear(),
                settings.churn());
    }
}
