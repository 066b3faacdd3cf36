package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.ShippedPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPoliciesTest {

    @Test
    void companiesAndPersonsHaveALadderEach() {
        PolicyDocument abc = DemoPolicies.companiesAndPersonsApart(ShippedPolicies.abc());
        assertThat(abc.rankWithin()).containsExactly("type");
        assertThat(abc.method()).isEqualTo(ShippedPolicies.abc().method());
        assertThat(errors(abc)).isEmpty();
    }

    @Test
    void paymentIsJudgedByTheDaysThatAreKnown() {
        PolicyDocument card = DemoPolicies.paymentByDaysToPay(ShippedPolicies.foreignScorecard(null));
        assertThat(card.fields()).contains("custom.payment_days").doesNotContain("custom.payment_delay_days");
        assertThat(errors(card)).isEmpty();
    }

    private static List<PolicyProblem> errors(PolicyDocument document) {
        Field known = Field.custom("payment_days", FieldType.NUMBER, Title.of("payment_days", "payment_days"));
        return PolicyCheck.problems(document, FieldCatalogue.standard().with(List.of(known))).stream()
                .filter(PolicyProblem::isError)
                .toList();
    }
}
