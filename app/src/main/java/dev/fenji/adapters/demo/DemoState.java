package dev.fenji.adapters.demo;

import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what was loaded, and says so in the organisation's profile. */
@Component
class DemoState {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    DemoState(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    record Loaded(String name, int shiftedDays) {}

    boolean isLoaded(String name) {
        return jdbc.sql("select exists (select 1 from demo_source where name = :name and loaded_at is not null)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** A base that holds somebody's own data is not mixed with a demonstration. */
    boolean mayLoad() {
        return !organisation.factsExist() || organisation.current().demo() != null;
    }

    /**
     * Notes that a load has begun.
     *
     * @return the shift: that of an earlier attempt, if there was one
     */
    @Transactional
    int begin(String name, String title, int shiftedDays) {
        jdbc.sql("insert into demo_source (name, shifted_days) values (:name, :days) on conflict do nothing")
                .param("name", name)
                .param("days", shiftedDays)
                .update();
        int days = jdbc.sql("select shifted_days from demo_source where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
        OrganisationProfile.Demo before = organisation.current().demo();
        organisation.markDemo(
                before == null
                        ? new OrganisationProfile.Demo(title, days)
                        : before.source().contains(title)
                                ? before
                                : new OrganisationProfile.Demo(before.source() + ", " + title, before.shiftedDays()));
        return days;
    }

    void done(String name) {
        jdbc.sql("update demo_source set loaded_at = now() where name = :name")
                .param("name", name)
                .update();
    }

    List<Loaded> all() {
        return jdbc.sql("select name, shifted_days from demo_source order by started_at")
                .query(Loaded.class)
                .list();
    }
}
