package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostEscapesTest {

    @ParameterizedTest
    @CsvSource({
        "Quu00e9bec Home Shopping Network, Québec Home Shopping Network",
        "u00c5rhus, Århus",
        "Taucherstrau00dfe 10, Taucherstraße 10",
        "Berguvsvu00e4gen  8, Berguvsvägen  8",
        "they didnu0092t, they didn’t"
    })
    void putsBackTheCharacterWhoseEscapeLostItsBackslash(String broken, String whole) {
        assertThat(LostEscapes.repair(broken)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"Emu 2000", "menu0041", "tissu00100", "Gnu00", "gu00c", "Peru1234"})
    void leavesOrdinaryTextAlone(String text) {
        assertThat(LostEscapes.repair(text)).isEqualTo(text);
    }
}
