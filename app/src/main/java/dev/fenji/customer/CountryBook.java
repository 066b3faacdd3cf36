package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decided about country texts, over the names that everybody agrees on. */
@Component
class CountryBook implements Countries {

    private static final CountryNames NAMES = new CountryNames();
    /** Who made customers change when a decision did. */
    private static final String SOURCE = "countries";

    private final CountryTable table;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;

    CountryBook(CountryTable table, CurrentUser currentUser, ApplicationEventPublisher events) {
        this.table = table;
        this.currentUser = currentUser;
        this.events = events;
    }

    @Override
    public CountryMatch resolve(String given) {
        return resolve(List.of(given)).getOrDefault(given, new CountryMatch.Unresolved(given));
    }

    @Override
    public Map<String, CountryMatch> resolve(Collection<String> given) {
        var decisions = table.decisions(given.stream().map(CountryNames::fold).toList());
        var result = new HashMap<String, CountryMatch>(given.size() * 2);
        given.forEach(text -> result.computeIfAbsent(text, each -> match(each, decisions)));
        return result;
    }

    @Override
    public List<Unresolved> unresolved() {
        var waiting = table.unresolved();
        var decisions = table.decisions(
                waiting.stream().map(each -> CountryNames.fold(each.given())).toList());
        return waiting.stream()
                .filter(each -> match(each.given(), decisions) instanceof CountryMatch.Unresolved)
                .toList();
    }

    @Override
    public List<Alias> aliases() {
        return table.aliases();
    }

    @Override
    @Transactional
    public int decide(String given, @Nullable String country) {
        if (country != null && !CountryNames.CODES.contains(country)) {
            throw new ProblemException(CustomerProblem.UNKNOWN_COUNTRY, Map.of("country", country));
        }
        table.decide(CountryNames.fold(given), country, currentUser.orSystem().username());
        return resolveAnew(given, country == null ? "kept as given" : country);
    }

    @Override
    @Transactional
    public int forget(String given) {
        table.forget(CountryNames.fold(given));
        return resolveAnew(given, "forgotten");
    }

    @Override
    public Page<Disagreement> disagreements(@Nullable String cursor, int limit) {
        return table.disagreements(cursor, limit);
    }

    /** Every spelling that folds to the same text follows the decision. */
    private int resolveAnew(String given, String decision) {
        var folded = CountryNames.fold(given);
        var spellings = table.spellings().stream()
                .filter(spelling -> CountryNames.fold(spelling).equals(folded))
                .toList();
        int changed = 0;
        if (!spellings.isEmpty()) {
            var code =
                    resolve(spellings.getFirst()) instanceof CountryMatch.Resolved resolved ? resolved.country() : null;
            changed = table.setCountry(spellings, code);
        }
        events.publishEvent(new AuditableEvent(
                "country.decided", "country:" + given, Map.of("decision", decision, "customers", changed)));
        if (changed > 0) {
            events.publishEvent(new CustomersRegistered(changed, SOURCE));
        }
        return changed;
    }

    private static CountryMatch match(String given, Map<String, Optional<String>> decisions) {
        var decision = decisions.get(CountryNames.fold(given));
        if (decision != null) {
            return decision.<CountryMatch>map(code -> new CountryMatch.Resolved(given, code))
                    .orElseGet(() -> new CountryMatch.KeptAsGiven(given));
        }
        return NAMES.code(given)
                .<CountryMatch>map(code -> new CountryMatch.Resolved(given, code))
                .orElseGet(() -> new CountryMatch.Unresolved(given));
    }
}
