package dev.fenji.adapters.demo;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second versions of two shipped policies that fit the demonstration: its dealers and its households are no one ladder, and it knows
 * how long payments took, not how late they were.
 */
@Component
class DemoPolicies {
    private static final String DAYS_TO_PAY = Field.CUSTOM_PREFIX + "payment_days";

    private final Policies policies;
    private final Insights insights;

    DemoPolicies(Policies policies, Insights insights) {
        this.policies = policies;
        this.insights = insights;
    }

    /**
     * What somebody has edited stays as it is. One transaction: both together ask for one run.
     *
     * @param mixed whether companies and persons are there
     * @return whether anything was published
     */
    @Transactional
    public boolean publish(boolean mixed) {
        boolean ladders = mixed
                && publish(
                        ShippedPolicies.abc().slug(),
                        DemoPolicies::companiesAndPersonsApart,
                        "The demonstration mixes dealers and households: each kind has its own A, B and C. 演示数据混有经销商与家庭客户，按客户类型分别排名。");
        boolean known = insights.fields().find(DAYS_TO_PAY) != null;
        boolean card = known
                && publish(
                        ShippedPolicies.foreignScorecard(null).slug(),
                        DemoPolicies::paymentByDaysToPay,
                        "SteelWheels has no due dates: payment is judged by the days from an order to the payment of exactly its amount."
                                + " SteelWheels 没有到期日：按订单到等额付款的天数评价付款。");
        return ladders || card;
    }

    private boolean publish(String slug, UnaryOperator<PolicyDocument> change, String note) {
        Policy policy = policies.get(slug);
        if (policy.versions().size() != 1) {
            return false;
        }
        policies.saveDraft(
                policy.id(), change.apply(policy.versions().getFirst().document()));
        policies.publish(policy.id(), note);
        return true;
    }

    static PolicyDocument companiesAndPersonsApart(PolicyDocument abc) {
        return new PolicyDocument(
                abc.slug(),
                abc.title(),
                Title.of(
                        "A: customers that make the first 80 % of net revenue among companies, and among persons. B: up to 95 %. C: the rest.",
                        "企业与个人分别排名。A：贡献前 80% 净销售额的客户；B：至 95%；C：其余客户。"),
                abc.windowMonths(),
                abc.value(),
                abc.requiresPurchase(),
                abc.scope(),
                List.of("type"),
                abc.minimumGroup(),
                abc.method(),
                abc.tiers());
    }

    static PolicyDocument paymentByDaysToPay(PolicyDocument card) {
        var method = (Method.Scorecard) card.method();
        List<Method.Criterion> criteria = method.criteria().stream()
                .map(criterion -> criterion.field().equals(FieldCatalogue.PAYMENT_DELAY)
                        ? new Method.Criterion(
                                criterion.id(),
                                Title.of("Days to pay", "付款天数"),
                                DAYS_TO_PAY,
                                criterion.weight(),
                                criterion.scoring())
                        : criterion)
                .toList();
        return card.withMethod(new Method.Scorecard(method.minCoverage(), criteria, method.minimumPopulation()));
    }
}
