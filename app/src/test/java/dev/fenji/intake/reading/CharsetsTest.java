package dev.fenji.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    private static final String CHINESE = "订单号,客户,国家\n1,北京华联商厦,中国\n2,上海第一百货,中国\n";
    private static final String GERMAN = "Auftrag;Kunde;Ort\n1;Müller & Söhne;Köln\n2;Groß GmbH;Düsseldorf\n";
    private static final String PORTUGUESE =
            "n;cliente;observação\n1;João;devoluções e informações\n2;Conceição;São Paulo\n";

    @ParameterizedTest
    @ValueSource(strings = {CHINESE, GERMAN, PORTUGUESE, "plain,ascii\n1,2\n"})
    void findsUtf8WithAndWithoutMark(String text) {
        assertThat(detect(text, StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(detect('\ufeff' + text, StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void findsUtf16WithAndWithoutMark(String name) {
        Charset charset = Charset.forName(name);
        assertThat(detect(CHINESE, charset)).isEqualTo(charset);
        assertThat(detect('\ufeff' + GERMAN, charset)).isEqualTo(charset);
    }

    @Test
    void tellsChineseFromWesternEuropeanBytes() {
        Charset gb = Charset.forName("GB18030");
        assertThat(detect(CHINESE, gb)).isEqualTo(gb);
        assertThat(detect("a,b\n1,张三\n", gb)).isEqualTo(gb);
        assertThat(detect(GERMAN, StandardCharsets.ISO_8859_1)).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(detect(PORTUGUESE, StandardCharsets.ISO_8859_1)).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aEuroSignInOneByteIsWindows() {
        assertThat(detect("preis\n5 €\n", Charset.forName("windows-1252"))).isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void aCharacterCutByTheEndOfTheSampleIsNoFault() {
        byte[] bytes = "名,é".getBytes(StandardCharsets.UTF_8);
        assertThat(Charsets.detect(bytes, bytes.length - 1)).isEqualTo(StandardCharsets.UTF_8);
    }

    private static Charset detect(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return Charsets.detect(bytes, bytes.length);
    }
}
