package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoRepairTest {

    private static final LocalDate LAST_ORDER = LocalDate.of(2005, 5, 31);

    @Test
    void bringsTheLastOrderIntoTheSevenDaysBeforeTodayOnTheSameWeekday() {
        LocalDate start = LocalDate.of(2026, 11, 1);
        start.datesUntil(start.plusDays(30)).forEach(today -> {
            LocalDate shifted = DemoRepair.endingBefore(today, LAST_ORDER).day(LAST_ORDER);

            assertThat(shifted).isBetween(today.minusDays(7), today.minusDays(1));
            assertThat(shifted.getDayOfWeek()).isEqualTo(LAST_ORDER.getDayOfWeek());
        });
    }

    @Test
    void refusesAShiftThatWouldMoveWeekdays() {
        assertThatThrownBy(() -> new DemoRepair(3)).hasMessageContaining("whole weeks");
    }
}
