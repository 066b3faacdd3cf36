package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TierWordsTest {
    private final TierWords words = new TierWords();

    @Test
    void chineseSetsLettersAndFiguresApart() {
        assertThat(words.say("change.PROMOTED", moved("C 类", "B 类 · 常规"), Locale.CHINESE))
                .isEqualTo("2026年3月1日，等级由 C 类升至 B 类 · 常规。");
    }

    @Test
    void chineseStaysTogetherWithChinese() {
        assertThat(words.say("change.PROMOTED", moved("银卡", "金卡"), Locale.CHINESE))
                .isEqualTo("2026年3月1日，等级由银卡升至金卡。");
    }

    @Test
    void englishIsAsItIsWritten() {
        assertThat(words.say("step.impossible", Map.of("criterion", "Growth", "tier", "B"), Locale.ENGLISH))
                .doesNotContain("  ");
    }

    @Test
    void moneyHasTheDecimalsOfItsCurrency() {
        assertThat(TierWords.money(new BigDecimal("111.1055"), "KWD", Locale.ENGLISH))
                .isEqualTo("KWD111.106");
        assertThat(TierWords.money(new BigDecimal("3703701.5"), "JPY", Locale.CHINESE))
                .isEqualTo("JP¥3,703,702");
        assertThat(TierWords.money(new BigDecimal("7"), "EUR", Locale.ENGLISH)).isEqualTo("€7.00");
    }

    private static Map<String, Object> moved(String before, String after) {
        return Map.of("on", LocalDate.of(2026, 3, 1), "before", before, "after", after);
    }
}
