package dev.fenji.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ExchangeRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    @Autowired
    ExchangeRates rates;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("truncate exchange_rate").update();
    }

    @AfterEach
    void euroAgain() {
        base("EUR");
    }

    @Test
    void usesADatedRateFromItsFirstDayUntilTheDayBeforeTheNext() {
        rates.register(
                "house", List.of(rate("USD", "EUR", "2026-01-01", "1.39"), rate("USD", "EUR", "2026-02-01", "1.42")));

        assertThat(factor("USD", "2026-01-31")).isEqualByComparingTo("1.39");
        assertThat(factor("USD", "2026-02-01")).isEqualByComparingTo("1.42");
        assertThat(factor("USD", "2029-12-31")).isEqualByComparingTo("1.42");
        assertThat(rates.on("USD", LocalDate.of(2025, 12, 31))).isInstanceOf(Rate.Missing.class);
    }

    @Test
    void takesTheLastEarlierRateOnWeekendsButNotForEver() {
        rates.register(ExchangeRates.ECB, List.of(daily("GBP", FRIDAY, "0.8")));

        assertThat(known("GBP", FRIDAY.plusDays(2)).factor()).isEqualByComparingTo("1.25");
        assertThat(known("GBP", FRIDAY.plusDays(2)).date()).isEqualTo(FRIDAY);
        assertThat(rates.on("GBP", FRIDAY.plusDays(8))).isEqualTo(new Rate.Missing("GBP", "EUR", FRIDAY.plusDays(8)));
    }

    @Test
    void crossesThroughTheEuro() {
        rates.register(ExchangeRates.ECB, List.of(daily("USD", FRIDAY, "1.08"), daily("CNY", FRIDAY, "7.83")));
        base("CNY");

        assertThat(factor("USD", "2026-03-06")).isEqualByComparingTo("7.25");
        assertThat(factor("EUR", "2026-03-06")).isEqualByComparingTo("7.83");
    }

    @Test
    void prefersTheOrganisationsOwnRateToAPublishedOne() {
        rates.register(ExchangeRates.ECB, List.of(daily("USD", FRIDAY, "1.25")));
        rates.register("house", List.of(rate("USD", "EUR", "2026-01-01", "0.9")));

        assertThat(known("USD", FRIDAY).source()).isEqualTo("house");
        assertThat(factor("USD", "2026-03-06")).isEqualByComparingTo("0.9");
    }

    @Test
    void needsNoRateForTheBaseCurrencyItself() {
        assertThat(known("EUR", FRIDAY)).isEqualTo(new Rate.Known("EUR", BigDecimal.ONE, FRIDAY, "same"));
    }

    @Test
    void registersEachRateOnce() {
        var rows = List.of(daily("USD", FRIDAY, "1.08"), daily("GBP", FRIDAY, "0.8"));

        assertThat(rates.register(ExchangeRates.ECB, rows)).isEqualTo(2);
        assertThat(rates.register(ExchangeRates.ECB, rows)).isZero();
        assertThat(rates.series("USD"))
                .singleElement()
                .satisfies(series -> assertThat(series.latest()).isEqualByComparingTo("1.08"));
    }

    @Test
    void roundsToSixPlacesHalfEven() {
        var rate = new Rate.Known("XXX", new BigDecimal("0.0000005"), FRIDAY, "test");

        assertThat(rate.convert(BigDecimal.ONE)).isEqualTo(new BigDecimal("0.000000"));
        assertThat(rate.convert(BigDecimal.valueOf(3))).isEqualTo(new BigDecimal("0.000002"));
    }

    private static RateRow rate(String base, String quote, String from, String rate) {
        return new RateRow(base, quote, LocalDate.parse(from), null, new BigDecimal(rate));
    }

    private static RateRow daily(String quote, LocalDate day, String rate) {
        return RateRow.daily("EUR", quote, day, new BigDecimal(rate));
    }

    private BigDecimal factor(String currency, String day) {
        return known(currency, LocalDate.parse(day)).factor();
    }

    private Rate.Known known(String currency, LocalDate day) {
        return (Rate.Known) rates.on(currency, day);
    }

    private void base(String currency) {
        jdbc.sql("update organisation set base_currency = :currency")
                .param("currency", currency)
                .update();
    }
}
