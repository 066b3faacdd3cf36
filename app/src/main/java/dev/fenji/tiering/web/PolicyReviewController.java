package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.PolicyChange;
import dev.fenji.tiering.PolicyChanges;
import dev.fenji.tiering.PolicyRemark;
import dev.fenji.tiering.PolicyReviews;
import dev.fenji.tiering.StoredVersion;
import dev.fenji.tiering.web.PolicyViews.PolicyDetail;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From draft to published: review, remarks, differences. */
@RestController
@RequestMapping("/api")
class PolicyReviewController {
    private final Policies policies;
    private final PolicyReviews reviews;
    private final PolicyChanges changes;
    private final PolicyViews views;

    PolicyReviewController(Policies policies, PolicyReviews reviews, PolicyChanges changes, PolicyViews views) {
        this.policies = policies;
        this.reviews = reviews;
        this.changes = changes;
        this.views = views;
    }

    record RemarkRequest(@Nullable String text) {}

    record CommentRequest(int version, @Nullable String text) {}

    record PolicySettings(boolean approvalRequired) {}

    /** @param from number of the version before */
    record VersionDiff(int from, int to, List<PolicyChange> changes) {}

    @PostMapping("/policies/{policy}/submit")
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail submit(@PathVariable String policy, @RequestBody(required = false) @Nullable RemarkRequest request) {
        return views.detail(policies.submit(id(policy), request == null ? null : request.text()));
    }

    @PostMapping("/policies/{policy}/approve")
    @Requires(Permission.POLICY_PUBLISH)
    PolicyDetail approve(@PathVariable String policy, @RequestBody(required = false) @Nullable RemarkRequest request) {
        return views.detail(policies.approve(id(policy), request == null ? null : request.text()));
    }

    /** By the reviewer, or by the author who wants to go on writing. */
    @PostMapping("/policies/{policy}/return")
    @Requires(Permission.POLICY_WRITE)
    PolicyDetail giveBack(@PathVariable String policy, @RequestBody RemarkRequest request) {
        return views.detail(policies.giveBack(id(policy), text(request.text())));
    }

    @PostMapping("/policies/{policy}/cancel-scheduled")
    @Requires(Permission.POLICY_PUBLISH)
    PolicyDetail cancelScheduled(
            @PathVariable String policy, @RequestBody(required = false) @Nullable RemarkRequest request) {
        return views.detail(policies.cancelScheduled(id(policy), request == null ? null : request.text()));
    }

    /** What people said and did about it, oldest first. */
    @GetMapping("/policies/{policy}/remarks")
    @Requires(Permission.POLICY_READ)
    List<PolicyRemark> remarks(@PathVariable String policy) {
        return reviews.of(id(policy));
    }

    @PostMapping("/policies/{policy}/remarks")
    @Requires(Permission.POLICY_READ)
    List<PolicyRemark> comment(@PathVariable String policy, @RequestBody CommentRequest request) {
        StoredVersion version = policies.version(id(policy), request.version());
        reviews.comment(version, text(request.text()));
        return reviews.of(version.policyId());
    }

    /** Of any two versions, the draft included, in sentences and in fields. */
    @GetMapping("/policies/{policy}/diff")
    @Requires(Permission.POLICY_READ)
    VersionDiff diff(@PathVariable String policy, @RequestParam int from, @RequestParam int to, Locale locale) {
        Policy of = policies.get(policy);
        StoredVersion before = policies.version(of.id(), from);
        StoredVersion after = policies.version(of.id(), to);
        return new VersionDiff(from, to, changes.between(before.document(), after.document(), locale));
    }

    @GetMapping("/policy-settings")
    @Requires(Permission.POLICY_READ)
    PolicySettings settings() {
        return new PolicySettings(reviews.approvalRequired());
    }

    @PutMapping("/policy-settings")
    @Requires(Permission.SETTINGS_WRITE)
    PolicySettings change(@RequestBody PolicySettings wanted) {
        reviews.requireApproval(wanted.approvalRequired());
        return settings();
    }

    private int id(String policy) {
        return policies.get(policy).id();
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
