package dev.fenji.tiering;

import dev.fenji.customer.Customer;
import dev.fenji.customer.Customers;
import dev.fenji.identity.CurrentUser;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.ProblemWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes statements for customers, and keeps in the audit trail that it did. */
@Component
public class DecisionStatements {
    private final Explanations explanations;
    private final Answers answers;
    private final Overrides overrides;
    private final Customers customers;
    private final Organisation organisation;
    private final Sentences sentences;
    private final TierWords words;
    private final StatementFigures figures;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionStatements(
            Explanations explanations,
            Answers answers,
            Overrides overrides,
            Customers customers,
            Organisation organisation,
            Sentences sentences,
            TierWords words,
            StatementFigures figures,
            CurrentUser user,
            ApplicationEventPublisher events,
            Clock clock) {
        this.explanations = explanations;
        this.answers = answers;
        this.overrides = overrides;
        this.customers = customers;
        this.organisation = organisation;
        this.sentences = sentences;
        this.words = words;
        this.figures = figures;
        this.user = user;
        this.events = events;
        this.clock = clock;
    }

    /** About the tier under the policy in force, as it is now. */
    @Transactional
    public DecisionStatement produce(long customerId, Locale wanted) {
        Locale locale = ProblemWords.language(wanted);
        Explained explained = explanations.explain(customerId, null, null);
        Customer customer = customers.get(customerId).orElseThrow();
        OrganisationProfile whose = organisation.current();
        Speech speech = Speech.of(words, explained, locale);
        var statement = new DecisionStatement(
                locale.toLanguageTag(),
                whose.name(),
                whose.contact(),
                customer.name(),
                customer.externalKey(),
                clock.instant(),
                user.orSystem().displayName(),
                explained.asOf(),
                speech.say("statement.title", Map.of("organisation", whose.name())),
                head(speech, customer, whose),
                List.of(
                        section(speech, "decision", decision(speech, explained, whose, customer, locale)),
                        data(speech, explained),
                        section(speech, "reasons", reasons(explained, locale)),
                        section(speech, "change", change(customerId, explained, locale)),
                        section(speech, "by-hand", byHand(speech, explained, customerId)),
                        section(speech, "objection", objection(speech, whose))));
        events.publishEvent(new AuditableEvent(
                "statement.produced",
                "customer:" + customerId,
                Map.of(
                        "policy", explained.policy().slug(),
                        "version", explained.version().number(),
                        "asOf", explained.asOf().toString(),
                        "tier", String.valueOf(explained.decision().tier()),
                        "language", locale.toLanguageTag())));
        return statement;
    }

    private List<String> head(Speech speech, Customer customer, OrganisationProfile whose) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), whose.zone());
        return List.of(
                speech.say("statement.for", Map.of("customer", customer.name(), "key", customer.externalKey())),
                speech.say(
                        "statement.produced",
                        Map.of("day", today, "by", user.orSystem().displayName(), "organisation", whose.name())));
    }

    private static DecisionStatement.Section section(Speech speech, String id, List<String> lines) {
        return DecisionStatement.Section.of(id, speech.say("statement." + id, Map.of()), lines);
    }

    private List<String> decision(
            Speech speech, Explained explained, OrganisationProfile whose, Customer customer, Locale locale) {
        var facts = new HashMap<String, Object>();
        facts.put("customer", customer.name());
        facts.put("tier", speech.tier(explained.decision().tier()));
        facts.put("since", explained.since());
        facts.put("asOf", explained.asOf());
        facts.put("policy", speech.in(explained.version().document().title()));
        facts.put("version", explained.version().number());
        List<String> lines = new ArrayList<>();
        lines.add(
                explained.decision().tier() == null
                        ? sentences.result(explained, locale)
                        : speech.say("statement.tier", facts));
        var published = explained.version().publishedAt();
        if (published != null) {
            facts.put("published", LocalDate.ofInstant(published, whose.zone()));
            lines.add(speech.say("statement.version", facts));
        }
        facts.put(
                "known",
                LocalDate.ofInstant(
                        Objects.requireNonNull(
                                explained.calibration().provenance().knownAt()),
                        whose.zone()));
        lines.add(speech.say("statement.automated", facts));
        return lines;
    }

    private DecisionStatement.Section data(Speech speech, Explained explained) {
        var window = explained.version().document().window(explained.asOf());
        var facts = Map.of(
                "from", window.from(),
                "to", window.asOf().minusDays(1),
                "months", explained.version().document().windowMonths());
        return new DecisionStatement.Section(
                "data",
                speech.say("statement.data", Map.of()),
                List.of(speech.say("statement.window", facts)),
                Stream.of("name", "value", "period")
                        .map(column -> speech.say("statement.column." + column, Map.of()))
                        .toList(),
                figures.of(explained, speech));
    }

    /** Sentences of what it rests on, largest part first, then the rules that had a say. */
    private List<String> reasons(Explained explained, Locale locale) {
        Explanation explanation = explained.decision().explanation();
        List<String> lines = new ArrayList<>();
        if (explanation.tier() != null) {
            lines.add(sentences.result(explained, locale));
            lines.addAll(sentences.treatment(explained, locale));
        }
        lines.addAll(sentences.parts(explained, locale));
        lines.addAll(sentences.rules(explained, locale));
        return lines.isEmpty() ? List.of(sentences.result(explained, locale)) : lines;
    }

    private List<String> change(long customerId, Explained explained, Locale locale) {
        Answer way = answers.way(customerId, null, next(explained), locale).answer();
        List<String> lines = new ArrayList<>();
        lines.add(way.headline());
        lines.addAll(way.points().isEmpty() ? way.notes() : way.points());
        return lines;
    }

    private static @Nullable String next(Explained explained) {
        PolicyDocument document = explained.version().document();
        String tier = explained.decision().tier();
        return tier != null && document.tierIndex(tier) == 0 ? tier : null;
    }

    private List<String> byHand(Speech speech, Explained explained, long customerId) {
        LocalDate today = overrides.today();
        List<String> lines = overrides.of(customerId).stream()
                .filter(one -> one.policyId() == explained.policy().id() && one.approvedAt() != null)
                .map(one -> WhyWords.byHand(speech, one)
                        + speech.say(
                                one.state(today) == TierOverride.State.IN_FORCE
                                        ? "statement.in-force"
                                        : "statement.not-in-force",
                                Map.of()))
                .toList();
        return lines.isEmpty() ? List.of(speech.say("statement.nothing-by-hand", Map.of())) : lines;
    }

    private static List<String> objection(Speech speech, OrganisationProfile whose) {
        String contact = whose.contact();
        return List.of(
                speech.say("statement.review", Map.of("organisation", whose.name())),
                contact == null
                        ? speech.say("statement.no-contact", Map.of("organisation", whose.name()))
                        : speech.say("statement.contact", Map.of("contact", contact)));
    }
}
