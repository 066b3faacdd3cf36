package dev.fenji.kernel.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final CustomerFacts ACME = Population.builder(LocalDate.of(2026, 1, 1), 1)
            .customer(1)
            .text("name", "ACME Trading")
            .text("country", "DE")
            .micros("net_revenue", Micros.ofUnits(500))
            .date("created_on", LocalDate.of(2024, 5, 6))
            .tags("tags", List.of("fair", "vip"))
            .build()
            .row(0);

    @Test
    void comparesNumbersTextsDatesAndTags() {
        assertThat(is("net_revenue", Operator.GE, Operand.of(500))).isTrue();
        assertThat(is("net_revenue", Operator.LT, Operand.of(new BigDecimal("500.000001"))))
                .isTrue();
        assertThat(is("net_revenue", Operator.BETWEEN, Operand.of(500), Operand.of(500)))
                .isTrue();
        assertThat(is("net_revenue", Operator.IN, Operand.of(1), Operand.of(500)))
                .isTrue();
        assertThat(is("country", Operator.IN, Operand.of("FR"), Operand.of("DE")))
                .isTrue();
        assertThat(is("country", Operator.EQ, Operand.of("de"))).isFalse();
        assertThat(is("name", Operator.CONTAINS, Operand.of("trad"))).isTrue();
        assertThat(is("name", Operator.STARTS_WITH, Operand.of("acme"))).isTrue();
        assertThat(is("created_on", Operator.LT, Operand.of("2024-05-07"))).isTrue();
        assertThat(is("tags", Operator.CONTAINS, Operand.of("vip"))).isTrue();
        assertThat(is("tags", Operator.NOT_IN, Operand.of("other"))).isTrue();
    }

    @Test
    void theUnknownIsNeverTrueNorIsItsNegation() {
        Condition city = Condition.is("city", Operator.EQ, Operand.of("Bonn"));
        assertThat(city.evaluate(ACME)).isEqualTo(Truth.UNKNOWN);
        assertThat(city.holds(ACME)).isFalse();
        assertThat(Condition.not(city).holds(ACME)).isFalse();
        assertThat(is("city", Operator.NE, Operand.of("Bonn"))).isFalse();
        assertThat(is("city", Operator.IS_UNKNOWN)).isTrue();
        assertThat(is("margin", Operator.LT, Operand.of(0))).isFalse();
    }

    @Test
    void joinsByThreeValuedLogic() {
        Condition yes = Condition.is("country", Operator.EQ, Operand.of("DE"));
        Condition no = Condition.not(yes);
        Condition open = Condition.is("city", Operator.EQ, Operand.of("Bonn"));
        assertThat(Condition.all(yes, open).evaluate(ACME)).isEqualTo(Truth.UNKNOWN);
        assertThat(Condition.all(no, open).evaluate(ACME)).isEqualTo(Truth.FALSE);
        assertThat(Condition.any(yes, open).evaluate(ACME)).isEqualTo(Truth.TRUE);
        assertThat(Condition.any(no, open).evaluate(ACME)).isEqualTo(Truth.UNKNOWN);
        assertThat(Condition.all().holds(ACME)).isTrue();
        assertThat(Condition.any().holds(ACME)).isFalse();
    }

    @Test
    void aCustomerWithoutTagsIsKnownToHaveNone() {
        CustomerFacts plain = Population.builder(LocalDate.of(2026, 1, 1), 1)
                .customer(1)
                .tags("tags", List.of())
                .build()
                .row(0);
        assertThat(Condition.not(Condition.is("tags", Operator.CONTAINS, Operand.of("vip")))
                        .holds(plain))
                .isTrue();
    }

    @Test
    void theCheckFindsEveryMistakeWithItsPlace() {
        Condition wrong = Condition.all(
                Condition.is("colour", Operator.EQ, Operand.of("red")),
                Condition.not(Condition.is("country", Operator.LT, Operand.of("DE"))),
                Condition.any(
                        Condition.is("net_revenue", Operator.GT, Operand.of("much")),
                        Condition.is("created_on", Operator.EQ, Operand.of("yesterday")),
                        Condition.is("net_revenue", Operator.BETWEEN, Operand.of(1))));
        assertThat(ConditionCheck.problems(wrong, FieldCatalogue.standard()))
                .extracting(problem -> problem.kind() + problem.path())
                .containsExactly(
                        "UNKNOWN_FIELD.all[0]",
                        "WRONG_OPERATOR.all[1].not",
                        "WRONG_OPERAND.all[2].any[0]",
                        "WRONG_OPERAND.all[2].any[1]",
                        "WRONG_OPERAND.all[2].any[2]");
    }

    private static boolean is(String field, Operator operator, Operand... values) {
        return Condition.is(field, operator, values).holds(ACME);
    }
}
