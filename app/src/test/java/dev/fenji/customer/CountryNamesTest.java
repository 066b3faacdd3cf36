package dev.fenji.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {

    private final CountryNames names = new CountryNames();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EIRE              | IE
            RSA               | ZA
            U.K.              | GB
            UK                | GB
            England           | GB
            United Kingdom    | GB
            USA               | US
            U.S.A.            | US
            United States     | US
            Korea             | KR
            South Korea       | KR
            Korea, Republic of | KR
            North Korea       | KP
            Russia            | RU
            Russian Federation | RU
            Taiwan            | TW
            Hong Kong         | HK
            Macau             | MO
            Viet Nam          | VN
            Vietnam           | VN
            Czech Republic    | CZ
            Czechia           | CZ
            Turkey            | TR
            Türkiye           | TR
            Côte d’Ivoire     | CI
            Ivory Coast       | CI
            The Netherlands   | NL
            netherlands       | NL
            GERMANY           | DE
            de                | DE
            DEU               | DE
            Trinidad & Tobago | TT
            Saint Lucia       | LC
            St. Lucia         | LC
            Saint Kitts and Nevis | KN
            Bosnia and Herzegovina | BA
            Saudi Arabia      | SA
            Lebanon           | LB
            中国              | CN
            中华人民共和国    | CN
            美国              | US
            韩国              | KR
            英国              | GB
            德国              | DE
            日本              | JP
            台湾              | TW
            香港              | HK
            中国香港          | HK
            俄罗斯            | RU
            臺灣              | TW
            """)
    void resolvesNamesCodesAndAliases(String given, String country) {
        assertThat(names.code(given)).contains(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"European Community", "Unspecified", "Channel Islands", "West Indies", "N/A", "?", "", "欧共体"})
    void leavesWhatIsNoCountryAlone(String given) {
        assertThat(names.code(given)).isEmpty();
    }

    @Test
    void knowsEveryCountryByItsCodesAndNames() {
        for (var code : Locale.getISOCountries()) {
            var locale = new Locale.Builder().setRegion(code).build();
            assertThat(names.code(code)).as(code).contains(code);
            assertThat(names.code(locale.getISO3Country())).as(code).contains(code);
            assertThat(names.code(locale.getDisplayCountry(Locale.ENGLISH)))
                    .as(code)
                    .contains(code);
            assertThat(names.code(locale.getDisplayCountry(Locale.SIMPLIFIED_CHINESE)))
                    .as(code)
                    .contains(code);
        }
    }
}
