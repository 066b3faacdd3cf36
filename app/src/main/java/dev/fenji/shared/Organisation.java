package dev.fenji.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The organisation this installation serves. Currency and time zone are fixed from the first fact on. */
@Component
public class Organisation {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ObjectProvider<FactsPresence> facts;
    private final ApplicationEventPublisher events;

    Organisation(
            JdbcClient jdbc, JsonMapper json, ObjectProvider<FactsPresence> facts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = facts;
        this.events = events;
    }

    public OrganisationProfile current() {
        return jdbc.sql("select name, base_currency, zone, contact, demo from organisation")
                .query(this::profile)
                .single();
    }

    public String baseCurrency() {
        return current().baseCurrency();
    }

    public ZoneId zone() {
        return current().zone();
    }

    public boolean factsExist() {
        return facts.stream().anyMatch(FactsPresence::factsExist);
    }

    @Transactional
    public OrganisationProfile change(String name, String baseCurrency, String zone, @Nullable String contact) {
        OrganisationProfile before = current();
        String currency = currency(baseCurrency);
        ZoneId newZone = zone(zone);
        boolean meaningChanges = !currency.equals(before.baseCurrency()) || !newZone.equals(before.zone());
        if (meaningChanges && factsExist()) {
            throw new ProblemException(
                    SharedProblem.ORGANISATION_FIXED, Map.of("currency", currency, "zone", newZone.getId()));
        }
        jdbc.sql("update organisation set name = :name, base_currency = :currency, zone = :zone, contact = :contact")
                .param("name", name.strip())
                .param("currency", currency)
                .param("zone", newZone.getId())
                .param("contact", contact == null || contact.isBlank() ? null : contact.strip())
                .update();
        events.publishEvent(new AuditableEvent(
                "organisation.changed",
                "organisation",
                Map.of("name", name.strip(), "baseCurrency", currency, "zone", newZone.getId())));
        return current();
    }

    /** Marks the data as a demonstration, so that the pages can say so; null when it no longer is one. */
    @Transactional
    public void markDemo(OrganisationProfile.@Nullable Demo demo) {
        jdbc.sql("update organisation set demo = :demo::jsonb")
                .param("demo", demo == null ? null : json.writeValueAsString(demo))
                .update();
    }

    private static String currency(String given) {
        String code = given.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(SharedProblem.UNKNOWN_CURRENCY, Map.of("currency", given));
        }
    }

    private static ZoneId zone(String given) {
        try {
            return ZoneId.of(given.strip());
        } catch (DateTimeException e) {
            throw new ProblemException(SharedProblem.UNKNOWN_ZONE, Map.of("zone", given));
        }
    }

    private OrganisationProfile profile(ResultSet row, int number) throws SQLException {
        String demo = row.getString("demo");
        return new OrganisationProfile(
                row.getString("name"),
                row.getString("base_currency"),
                ZoneId.of(row.getString("zone")),
                row.getString("contact"),
                demo == null ? null : json.readValue(demo, OrganisationProfile.Demo.class));
    }
}
