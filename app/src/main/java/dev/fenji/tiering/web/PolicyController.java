package dev.fenji.tiering.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Idempotency;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.PolicyDocuments;
import dev.fenji.tiering.PublishGuard;
import dev.fenji.tiering.StoredVersion;
import dev.fenji.tiering.web.PolicyViews.PolicyDetail;
import dev.fenji.tiering.web.PolicyViews.PolicySummary;
import dev.fenji.tiering.web.PolicyViews.VersionInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies: list, drafts, publishing, versions. */
@RestController
@RequestMapping("/api/policies")
class PolicyController {
    private static final String YAML = "application/yaml";

    private final Policies policies;
    private final PublishGuard guard;
    private final PolicyDocuments documents;
    private final PolicyViews views;
    private final Idempotency idempotency;
    private final CurrentUser user;

    PolicyController(
            Policies policies,
            PublishGuard guard,
            PolicyDocuments documents,
            PolicyViews views,
            Idempotency idempotency,
            CurrentUser user) {
        this.policies = policies;
        this.guard = guard;
        this.documents = documents;
        this.views = views;
        this.idempotency = idempotency;
        this.user = user;
    }

    record DocumentRequest(@NotNull Map<String, Object> document) {}

    /** @param effectiveOn from which day it holds; null for at once */
    record PublishRequest(@Nullable String note, @Nullable LocalDate effectiveOn) {}

    record RetireRequest(boolean retired) {}

    record VersionDetail(VersionInfo version, Map<String, Object> document) {}

    @GetMapping
    @Requires(Permission.POLICY_READ)
    List<PolicySummary> list() {
        return policies.all().stream().map(views::summary).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail create(
            @Valid @RequestBody DocumentRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var call = new Idempotency.Call(user.current().username(), "POST /api/policies", key, request);
        return idempotency.once(
                call, PolicyDetail.class, () -> views.detail(policies.create(documents.read(request.document()))));
    }

    @PostMapping(consumes = YAML)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail createFromYaml(@RequestBody String yaml) {
        return views.detail(policies.create(documents.ofYaml(yaml)));
    }

    /** A draft of a policy that comes with the product, where there is none of that name. */
    @PostMapping("/shipped/{slug}")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail createShipped(
            @PathVariable String slug,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var call = new Idempotency.Call(user.current().username(), "POST /api/policies/shipped", key, slug);
        return idempotency.once(call, PolicyDetail.class, () -> views.detail(policies.createShipped(slug)));
    }

    @GetMapping("/{policy}")
    @Requires(Permission.POLICY_READ)
    PolicyDetail one(@PathVariable String policy) {
        return views.detail(policies.get(policy));
    }

    @PutMapping(path = "/{policy}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail saveDraft(@PathVariable String policy, @Valid @RequestBody DocumentRequest request) {
        int id = policies.get(policy).id();
        return views.detail(policies.saveDraft(id, documents.read(request.document())));
    }

    @PutMapping(path = "/{policy}/draft", consumes = YAML)
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail saveYamlDraft(@PathVariable String policy, @RequestBody String yaml) {
        int id = policies.get(policy).id();
        return views.detail(policies.saveDraft(id, documents.ofYaml(yaml)));
    }

    @DeleteMapping("/{policy}/draft")
    @Requires(Permission.POLICY_WRITE)
    ResponseEntity<PolicyDetail> deleteDraft(@PathVariable String policy) {
        Policy left = policies.deleteDraft(policies.get(policy).id());
        return left == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(views.detail(left));
    }

    @PostMapping("/{policy}/publish")
    @Requires(Permission.POLICY_PUBLISH)
    PolicyDetail publish(@PathVariable String policy, @RequestBody(required = false) @Nullable PublishRequest request) {
        Policy found = policies.get(policy);
        guard.require(found);
        return views.detail(policies.publish(
                found.id(), request == null ? null : request.note(), request == null ? null : request.effectiveOn()));
    }

    @PostMapping("/{policy}/in-force")
    @Requires(Permission.POLICY_PUBLISH)
    PolicyDetail putInForce(@PathVariable String policy) {
        return views.detail(policies.putInForce(policies.get(policy).id()));
    }

    @PostMapping("/{policy}/retire")
    @Requires(Permission.POLICY_PUBLISH)
    PolicyDetail retire(@PathVariable String policy, @RequestBody(required = false) @Nullable RetireRequest request) {
        boolean retired = request == null || request.retired();
        return views.detail(policies.retire(policies.get(policy).id(), retired));
    }

    @GetMapping("/{policy}/versions")
    @Requires(Permission.POLICY_READ)
    List<VersionInfo> versions(@PathVariable String policy) {
        return policies.get(policy).versions().stream().map(PolicyViews::info).toList();
    }

    @GetMapping(path = "/{policy}/versions/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.POLICY_READ)
    VersionDetail version(@PathVariable String policy, @PathVariable int number) {
        StoredVersion version = policies.version(policies.get(policy).id(), number);
        return new VersionDetail(PolicyViews.info(version), documents.tree(version.document()));
    }

    @GetMapping(path = "/{policy}/versions/{number}", produces = YAML)
    @Requires(Permission.POLICY_READ)
    String versionAsYaml(@PathVariable String policy, @PathVariable int number) {
        return documents.yaml(
                policies.version(policies.get(policy).id(), number).document());
    }
}
