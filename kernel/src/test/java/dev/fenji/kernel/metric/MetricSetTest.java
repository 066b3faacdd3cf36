package dev.fenji.kernel.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricSetTest {

    @ParameterizedTest(name = "{0} now, {1} before: growth {2}")
    @CsvSource({
        "150, 100, 0.5",
        "0, 100, -1",
        "-50, 100, -1.5",
        "2, 3, -0.333333",
        "9000000000, 0.000001, 1000000000",
        "-9000000000, 0.000001, -1000000000",
        "5, 0, ",
        "5, -1, "
    })
    void growthIsUnknownWithoutABaseAndStopsAtABillion(String now, String before, String growth) {
        long expected = growth == null ? Micros.UNKNOWN : Micros.parse(growth);
        assertThat(of(now, before).micros("revenue_growth")).isEqualTo(expected);
    }

    @Test
    void aMillionthOfGrossDoesNotEndTheRun() {
        BaseMetrics base = base(1, 9_000_000_000_000_000L, 0);
        assertThat(MetricSet.derive(base, MetricWindow.of(LocalDate.of(2026, 1, 1)))
                        .micros("return_share"))
                .isEqualTo(Micros.parse("1000000000"));
    }

    private static MetricSet of(String now, String before) {
        long net = Micros.parse(now);
        return MetricSet.derive(
                base(Math.max(net, 0), Math.max(-net, 0), Micros.parse(before)),
                MetricWindow.of(LocalDate.of(2026, 1, 1)));
    }

    private static BaseMetrics base(long gross, long returns, long before) {
        long no = Micros.UNKNOWN;
        return new BaseMetrics(1, 1, 1, gross, returns, 0, before, 0, 0, 0, no, no, 1, 0, no, no, no);
    }
}
