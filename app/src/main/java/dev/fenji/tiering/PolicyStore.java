package dev.fenji.tiering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Policies and their versions as they are kept. */
@Repository
class PolicyStore {
    private static final String POLICIES = """
            select p.id, p.slug, p.in_force, p.shipped, p.retired_at, p.updated_at as policy_updated_at,
                   v.number, v.state, v.document, v.author, v.created_at, v.updated_at, v.published_at,
                   v.published_by, v.note, v.effective_on, v.editors, v.submitted_by, v.submitted_at, v.approved_by,
                   v.approved_at
            from policy p join policy_version v on v.policy_id = p.id
            """;
    private static final String ORDER = " order by p.in_force desc, p.retired_at nulls first, p.id, v.number desc";

    private final JdbcClient jdbc;
    private final PolicyDocuments documents;

    PolicyStore(JdbcClient jdbc, PolicyDocuments documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    List<Policy> all() {
        return collect(jdbc.sql(POLICIES + ORDER).query(this::row).list());
    }

    Optional<Policy> find(int id) {
        return collect(jdbc.sql(POLICIES + "where p.id = :id" + ORDER)
                        .param("id", id)
                        .query(this::row)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Policy> find(String slug) {
        return collect(jdbc.sql(POLICIES + "where p.slug = :slug" + ORDER)
                        .param("slug", slug)
                        .query(this::row)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Policy> inForce() {
        return collect(jdbc.sql(POLICIES + "where p.in_force" + ORDER)
                        .query(this::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Locks the policy for the transaction, so that two editors follow each other. */
    void lock(int id) {
        jdbc.sql("select from policy where id = :id for update")
                .param("id", id)
                .query((row, number) -> id)
                .list();
    }

    boolean exists(String slug) {
        return jdbc.sql("select exists (select from policy where slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from policy)")
                .query(Boolean.class)
                .single();
    }

    int add(String slug, boolean shipped) {
        return jdbc.sql("insert into policy (slug, shipped) values (:slug, :shipped) returning id")
                .param("slug", slug)
                .param("shipped", shipped)
                .query(Integer.class)
                .single();
    }

    void saveDraft(int policyId, String document, String author) {
        jdbc.sql("""
                        insert into policy_version (policy_id, number, state, document, author, editors)
                        select :policy, coalesce(max(number), 0) + 1, 'DRAFT', :document::jsonb, :author, array[:author]
                        from policy_version where policy_id = :policy and state not in ('DRAFT', 'IN_REVIEW')
                        on conflict (policy_id) where state in ('DRAFT', 'IN_REVIEW')
                        do update set document = excluded.document, author = excluded.author, updated_at = now(),
                            editors = case when excluded.author = any(policy_version.editors) then policy_version.editors
                                      else policy_version.editors || excluded.author end""")
                .param("policy", policyId)
                .param("document", document)
                .param("author", author)
                .update();
        touch(policyId);
    }

    void deleteDraft(int policyId) {
        jdbc.sql("delete from policy_version where policy_id = :policy and state = 'DRAFT'")
                .param("policy", policyId)
                .update();
        touch(policyId);
    }

    void delete(int policyId) {
        deleteDraft(policyId);
        jdbc.sql("delete from policy where id = :policy")
                .param("policy", policyId)
                .update();
    }

    void publishDraft(int policyId, String by, @Nullable String note) {
        replace(policyId, PolicyState.PUBLISHED);
        publish(policyId, PolicyState.PUBLISHED, by, note, null);
    }

    /** Published now, in use from a day on. One that waited already makes room. */
    void scheduleDraft(int policyId, String by, @Nullable String note, LocalDate effectiveOn) {
        replace(policyId, PolicyState.SCHEDULED);
        publish(policyId, PolicyState.SCHEDULED, by, note, effectiveOn);
    }

    private void publish(
            int policyId, PolicyState state, String by, @Nullable String note, @Nullable LocalDate effectiveOn) {
        jdbc.sql("""
                        update policy_version set state = :state, published_at = now(), published_by = :by, note = :note,
                            effective_on = :effective
                        where policy_id = :policy and state in ('DRAFT', 'IN_REVIEW')""")
                .param("state", state.name())
                .param("policy", policyId)
                .param("by", by)
                .param("note", note)
                .param("effective", effectiveOn)
                .update();
        touch(policyId);
    }

    /** Whatever is in that state makes room. */
    void replace(int policyId, PolicyState state) {
        jdbc.sql("update policy_version set state = 'RETIRED' where policy_id = :policy and state = :state")
                .param("policy", policyId)
                .param("state", state.name())
                .update();
    }

    /** A version whose day has come takes the place of the one before. */
    void takeEffect(int policyId) {
        replace(policyId, PolicyState.PUBLISHED);
        jdbc.sql("update policy_version set state = 'PUBLISHED' where policy_id = :policy and state = 'SCHEDULED'")
                .param("policy", policyId)
                .update();
        touch(policyId);
    }

    void putInForce(int policyId) {
        jdbc.sql("update policy set in_force = false where in_force").update();
        jdbc.sql("update policy set in_force = true, updated_at = now() where id = :policy")
                .param("policy", policyId)
                .update();
    }

    void retire(int policyId, boolean retired) {
        jdbc.sql("""
                        update policy set retired_at = case when :retired then now() end, updated_at = now()
                        where id = :policy""").param("retired", retired).param("policy", policyId).update();
    }

    private void touch(int policyId) {
        jdbc.sql("update policy set updated_at = now() where id = :policy")
                .param("policy", policyId)
                .update();
    }

    private record Row(Policy policy, StoredVersion version) {}

    private static List<Policy> collect(List<Row> rows) {
        Map<Integer, List<StoredVersion>> versions = new LinkedHashMap<>();
        Map<Integer, Policy> policies = new LinkedHashMap<>();
        for (Row row : rows) {
            policies.putIfAbsent(row.policy.id(), row.policy);
            versions.computeIfAbsent(row.policy.id(), any -> new ArrayList<>()).add(row.version);
        }
        return policies.values().stream()
                .map(policy -> new Policy(
                        policy.id(),
                        policy.slug(),
                        policy.inForce(),
                        policy.shipped(),
                        policy.retiredAt(),
                        policy.updatedAt(),
                        versions.getOrDefault(policy.id(), List.of())))
                .toList();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        int id = row.getInt("id");
        var version = new StoredVersion(
                id,
                row.getInt("number"),
                PolicyState.valueOf(row.getString("state")),
                documents.ofJson(row.getString("document")),
                row.getString("author"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row.getTimestamp("published_at")),
                row.getString("published_by"),
                row.getString("note"),
                row.getObject("effective_on", LocalDate.class),
                new StoredVersion.Review(
                        List.of((String[]) row.getArray("editors").getArray()),
                        row.getString("submitted_by"),
                        instant(row.getTimestamp("submitted_at")),
                        row.getString("approved_by"),
                        instant(row.getTimestamp("approved_at"))));
        var policy = new Policy(
                id,
                row.getString("slug"),
                row.getBoolean("in_force"),
                row.getBoolean("shipped"),
                instant(row.getTimestamp("retired_at")),
                row.getTimestamp("policy_updated_at").toInstant(),
                List.of());
        return new Row(policy, version);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
