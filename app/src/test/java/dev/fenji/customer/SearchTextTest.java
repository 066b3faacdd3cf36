package dev.fenji.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void findsChineseNamesByCharactersPinyinAndInitials() {
        assertThat(SearchText.of("北京电子公司", "K-7").split(" "))
                .contains("北京电子公司", "beijingdianzigongsi", "bjdzgs", "k-7");
    }

    @Test
    void readsMixedNamesInOneGo() {
        assertThat(SearchText.of("上海ABC贸易", "9")).contains("shanghaiabcmaoyi", "shabcmy");
    }

    @Test
    void findsAccentedNamesBothWays() {
        assertThat(SearchText.of("Müller & Söhne", "M1"))
                .contains("müller & söhne")
                .contains("muller & sohne");
        assertThat(SearchText.fold("Québec")).isEqualTo("quebec");
    }

    @Test
    void leavesPlainNamesAsTheyAreInLowerCase() {
        assertThat(SearchText.of("Atelier Graphique", "103")).isEqualTo("atelier graphique 103");
    }
}
