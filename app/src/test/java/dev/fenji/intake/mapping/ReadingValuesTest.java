package dev.fenji.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.intake.reading.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISO                   | 2010-12-01 08:26:00       | 2010-12-01T08:26:00Z",
                "ISO                   | 2010-12-01                | 2010-12-01T00:00:00Z",
                "ISO                   | 2010-12-01T08:26:00.5+08:00 | 2010-12-01T00:26:00.500Z",
                "d/M/yyyy              | 7/4/1996                  | 1996-04-07T00:00:00Z",
                "M/d/yyyy              | 7/4/1996                  | 1996-07-04T00:00:00Z",
                "M/d/yyyy h:mm a       | 12/1/2010 12:05 AM        | 2010-12-01T00:05:00Z",
                "M/d/yyyy h:mm a       | 12/1/2010 8:05 PM         | 2010-12-01T20:05:00Z",
                "yyyyMMdd              | 20101229                  | 2010-12-29T00:00:00Z",
                "yyyy年M月d日           | 2024年2月29日              | 2024-02-29T00:00:00Z",
                "d-MMM-yyyy            | 05-Dec-2010               | 2010-12-05T00:00:00Z",
                "M/d/yy H:mm           | 12/1/10 8:26              | 2010-12-01T08:26:00Z",
                "EXCEL                 | 40513.35138888889         | 2010-12-01T08:26:00Z"
            })
    void readsDatesAsTheMappingWritesThem(String format, String text, String expected) {
        assertThat(date(format, text, "UTC")).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISO|2010-13-01",
                "ISO|2010-02-30",
                "ISO|2010-12-01 25:00",
                "ISO|2010-12-01x",
                "d/M/yyyy|12/13/2010",
                "yyyyMMdd|2010122",
                "ISO|0001-01-01",
                "EXCEL|20101229"
            })
    void refusesWhatIsNoDateOfTheCalendar(String format, String text) {
        assertThat(date(format, text, "UTC")).isNull();
    }

    @Test
    void takesTheTimeOfTheMappingsZone() {
        assertThat(date("ISO", "2011-06-01 10:00", "Europe/London")).isEqualTo(Instant.parse("2011-06-01T09:00:00Z"));
        assertThat(date("ISO", "2011-01-01 10:00", "Europe/London")).isEqualTo(Instant.parse("2011-01-01T10:00:00Z"));
        assertThat(date("ISO", "2011-03-27 00:59", "Europe/London")).isEqualTo(Instant.parse("2011-03-27T00:59:00Z"));
        assertThat(date("ISO", "2011-03-27 02:01", "Europe/London")).isEqualTo(Instant.parse("2011-03-27T01:01:00Z"));
    }

    @Test
    void agreesWithTheJdkOnRandomTimes() {
        long seed = 20_240_229;
        SplittableRandom random = new SplittableRandom(seed);
        ZoneId zone = ZoneId.of("America/New_York");
        DateReader reader = new DateReader(List.of("yyyy-MM-dd HH:mm:ss"), zone);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        for (int i = 0; i < 20_000; i++) {
            LocalDateTime at = LocalDateTime.ofEpochSecond(random.nextLong(0, 4_000_000_000L), 0, ZoneOffset.UTC);
            char[] text = format.format(at).toCharArray();
            assertThat(reader.read(text, 0, text.length))
                    .as("seed %s, %s", seed, at)
                    .isEqualTo(at.atZone(zone).toInstant());
        }
    }

    private static @Nullable Instant date(String format, String text, String zone) {
        return new DateReader(List.of(format), ZoneId.of(zone)).read(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT | 2.55            | 2.55",
                "POINT | -1,234,567.891  | -1234567.891",
                "POINT | £ 1,200.00      | 1200",
                "POINT | (12.50)         | -12.5",
                "POINT | 12.50-          | -12.5",
                "POINT | 1.5E-3          | 0.0015",
                "POINT | 10.200000000000001 | 10.2",
                "POINT | .5              | 0.5",
                "COMMA | 1.234.567,89    | 1234567.89",
                "COMMA | 2,55            | 2.55",
                "POINT | ¥1000           | 1000",
                "POINT | 123456789012.123456 | 123456789012.123456"
            })
    void readsDecimalsExactly(DecimalStyle style, String text, String expected) {
        DecimalReader reader = DecimalReader.money(style);
        assertThat(reader.read(text.toCharArray(), 0, text.length())).isEqualTo(DecimalReader.Outcome.OK);
        assertThat(reader.value()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT | 2,55       | NOT_A_NUMBER",
                "POINT | 1,23,4     | NOT_A_NUMBER",
                "POINT | abc        | NOT_A_NUMBER",
                "POINT | 1.2.3      | NOT_A_NUMBER",
                "POINT | -          | NOT_A_NUMBER",
                "COMMA | 2.55       | NOT_A_NUMBER",
                "POINT | 1234567890123 | TOO_LARGE",
                "POINT | 1e40       | TOO_LARGE",
                "POINT | 0.1234567  | TOO_PRECISE"
            })
    void neverGuessesWhatANumberMayHaveMeant(DecimalStyle style, String text, DecimalReader.Outcome expected) {
        assertThat(DecimalReader.money(style).read(text.toCharArray(), 0, text.length()))
                .isEqualTo(expected);
    }

    @Test
    void oneImpossibleDateDoesNotHideTheFormatOfTheOthers() {
        assertThat(Guess.dateFormats(List.of("2024年3月5日", "2024年13月6日", "2024年3月8日")))
                .containsExactly("yyyy年M月d日[ H:mm[:ss]]");
        assertThat(Guess.dateFormats(List.of("never", "soon", "2024-01-05"))).isEmpty();
    }

    @Test
    void aBrokenCellCountsOnlyWhereTheMappingReadsIt() {
        List<String> header = List.of("order", "date", "customer", "qty", "price", "total");
        Map<String, String> columns = Map.of(
                "document",
                "order",
                "occurredAt",
                "date",
                "customerKey",
                "customer",
                "quantity",
                "qty",
                "unitPrice",
                "price");
        Map<String, String> total =
                Map.of("document", "order", "occurredAt", "date", "quantity", "qty", "amount", "total");
        Row row = new Row();
        row.begin(2);
        List.of("1", "2024-01-05", "c1", "2", "3.5", "").forEach(row::add);
        row.flaw(5, "intake/formula-without-value", "=D2*E2");

        assertThat(findings(columns, header, row)).isEmpty();
        assertThat(findings(total, header, row)).containsExactly("intake/formula-without-value");
    }

    @ParameterizedTest
    @CsvSource({"RMB,CNY", "rmb,CNY", "人民币,CNY", "CN¥,CNY", "CN￥,CNY", "JP¥,JPY", "€,EUR", "eur,EUR", "US$,USD"})
    void knowsWhatPeopleWriteForACurrency(String given, String code) {
        assertThat(CurrencyNames.code(given)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"¥", "￥"})
    void theSignOfYuanAndYenMeansWhatTheMappingNamesAndElseIsAProblem(String sign) {
        assertThat(currencyFindings(sign, Map.of())).containsExactly("intake/ambiguous-currency");
        assertThat(currencyFindings(sign, Map.of("currency", "JPY"))).isEmpty();
        assertThat(currencyFindings(sign, Map.of("currency", "RMB"))).isEmpty();
        assertThat(currencyFindings(sign, Map.of("currency", "EUR"))).containsExactly("intake/ambiguous-currency");
        assertThat(currencyFindings("doubloons", Map.of("currency", "JPY"))).containsExactly("intake/not-a-currency");
    }

    private static List<String> currencyFindings(String given, Map<String, String> constants) {
        Map<String, String> columns =
                Map.of("document", "order", "occurredAt", "date", "amount", "total", "currency", "money");
        Row row = new Row();
        row.begin(2);
        List.of("1", "2024-01-05", "12", given).forEach(row::add);
        Mapping mapping = Mapping.plain(Kind.ORDERS, "shop", columns, constants);
        return Binder.of(mapping, List.of("order", "date", "total", "money"), ZoneOffset.UTC).bind(row).stream()
                .map(Finding::slug)
                .toList();
    }

    private static List<String> findings(Map<String, String> columns, List<String> header, Row row) {
        Mapping mapping = Mapping.plain(Kind.ORDER_LINES, "shop", columns, Map.of("currency", "EUR"));
        return Binder.of(mapping, header, ZoneOffset.UTC).bind(row).stream()
                .map(Finding::slug)
                .toList();
    }
}
