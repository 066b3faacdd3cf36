package dev.fenji.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decided about country texts, over the names that everybody agrees on. */
@Component
class CountryBook implements Countries {

    private static final CountryNames NAMES = new CountryNames();

    private final JdbcClient jdbc;

    CountryBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Decision(String given, Optional<String> country) {}

    @Override
    public CountryMatch resolve(String given) {
        return match(given, decisions(List.of(given)));
    }

    @Override
    public Map<String, CountryMatch> resolve(Collection<String> given) {
        var decisions = decisions(given);
        var result = new HashMap<String, CountryMatch>(given.size() * 2);
        given.forEach(text -> result.computeIfAbsent(text, each -> match(each, decisions)));
        return result;
    }

    /** Remembers what a person decided: the country a text stands for, or none = keep it as given. */
    @Transactional
    void decide(String given, Optional<String> country, String decidedBy) {
        jdbc.sql("""
                        insert into country_alias (given, country, decided_by)
                        values (:given, :country, :by)
                        on conflict (given) do update
                        set country = excluded.country, decided_by = excluded.decided_by, decided_at = now()
                        """)
                .param("given", CountryNames.fold(given))
                .param("country", country.orElse(null))
                .param("by", decidedBy)
                .update();
    }

    private static CountryMatch match(String given, Map<String, Decision> decisions) {
        var decision = decisions.get(CountryNames.fold(given));
        if (decision != null) {
            return decision.country()
                    .<CountryMatch>map(code -> new CountryMatch.Resolved(given, code))
                    .orElseGet(() -> new CountryMatch.KeptAsGiven(given));
        }
        return NAMES.code(given)
                .<CountryMatch>map(code -> new CountryMatch.Resolved(given, code))
                .orElseGet(() -> new CountryMatch.Unresolved(given));
    }

    private Map<String, Decision> decisions(Collection<String> given) {
        var result = new HashMap<String, Decision>();
        jdbc.sql("select given, country from country_alias where given = any (:given::text[])")
                .param(
                        "given",
                        given.stream().map(CountryNames::fold).distinct().toArray(String[]::new))
                .query((row, n) -> new Decision(row.getString(1), Optional.ofNullable(row.getString(2))))
                .list()
                .forEach(decision -> result.put(decision.given(), decision));
        return result;
    }
}
