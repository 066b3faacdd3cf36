package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.Sheet;
import dev.fenji.tiering.MatrixPicture;
import dev.fenji.tiering.MatrixPictures;
import dev.fenji.tiering.Movers;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Simulation;
import dev.fenji.tiering.Simulations;
import dev.fenji.tiering.TieringProblem;
import dev.fenji.tiering.web.PolicyViews.DocumentProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What is wrong with a document, and what it would change: both without keeping anything. */
@RestController
@RequestMapping("/api/policies")
class PolicyTrialController {
    private static final String DEFAULT_SEGMENT = "lifecycle";
    private static final int MOST_MOVERS = 200;
    private static final int DEEPEST = 10_000;

    private final Policies policies;
    private final Simulations simulations;
    private final MatrixPictures matrices;
    private final Movers movers;
    private final PolicyViews views;

    PolicyTrialController(
            Policies policies, Simulations simulations, MatrixPictures matrices, Movers movers, PolicyViews views) {
        this.policies = policies;
        this.simulations = simulations;
        this.matrices = matrices;
        this.movers = movers;
        this.views = views;
    }

    record CheckRequest(@NotNull Map<String, Object> document) {}

    record CheckResult(List<DocumentProblem> problems) {}

    /** @param segment attribute to look at besides the country: type, industry, region, size_class or lifecycle */
    record SimulateRequest(
            @NotNull Map<String, Object> document, @Nullable String segment) {

        String by() {
            String by = Objects.requireNonNullElse(segment, DEFAULT_SEGMENT);
            requireSegment(by);
            return by;
        }
    }

    /** @param simulation null when the document cannot be tried; the problems say why */
    record SimulateResult(
            List<DocumentProblem> problems, @Nullable Simulation simulation) {}

    /** Both are null when the document cannot be tried; the problems say why. */
    record MatrixResult(
            List<DocumentProblem> problems,
            @Nullable Simulation simulation,
            @Nullable MatrixPicture picture) {}

    record MoversRequest(
            @NotNull Map<String, Object> document,
            Movers.@Nullable Filter filter,
            @Nullable Integer offset,
            @Nullable Integer limit) {}

    record MoverBody(
            long customerId,
            String name,
            String externalKey,
            @Nullable String country,
            @Nullable String from,
            @Nullable String to,
            String move,
            @Nullable String score,
            @Nullable String netRevenue,
            @Nullable String expectedMargin) {}

    record MoversResult(int total, List<MoverBody> items) {}

    record MoversExport(
            @NotNull Map<String, Object> document,
            Movers.@Nullable Filter filter,
            @Nullable String format) {}

    @PostMapping("/check")
    @Requires(Permission.POLICY_READ)
    CheckResult check(@Valid @RequestBody CheckRequest request, Locale locale) {
        return new CheckResult(views.problems(policies.check(request.document()), locale));
    }

    @PostMapping("/simulate")
    @Requires(Permission.POLICY_READ)
    SimulateResult simulate(@Valid @RequestBody SimulateRequest request, Locale locale) {
        Simulations.Outcome outcome = simulations.simulate(request.document(), request.by());
        return new SimulateResult(problems(outcome.advice(), outcome.problems(), locale), outcome.simulation());
    }

    /** What a matrix would change, and where everybody lies in it: one trial, both answers. */
    @PostMapping("/simulate/matrix")
    @Requires(Permission.CUSTOMER_READ)
    MatrixResult matrix(@Valid @RequestBody SimulateRequest request, Locale locale) {
        MatrixPictures.Outcome outcome = matrices.picture(request.document(), request.by());
        return new MatrixResult(
                problems(outcome.advice(), outcome.problems(), locale), outcome.simulation(), outcome.picture());
    }

    private List<DocumentProblem> problems(List<PolicyProblem> advice, List<Problem> problems, Locale locale) {
        List<DocumentProblem> all = new ArrayList<>(views.problems(advice, locale));
        problems.forEach(problem -> all.add(views.problem(problem, locale)));
        return all;
    }

    @PostMapping("/simulate/movers")
    @Requires(Permission.CUSTOMER_READ)
    MoversResult movers(@Valid @RequestBody MoversRequest request) {
        int offset = request.offset() == null ? 0 : Math.clamp(request.offset(), 0, DEEPEST);
        int limit = request.limit() == null ? MOST_MOVERS : Math.clamp(request.limit(), 1, MOST_MOVERS);
        Movers.Some found = movers.some(request.document(), filter(request.filter()), offset, limit);
        return new MoversResult(
                found.total(),
                found.movers().stream().map(PolicyTrialController::body).toList());
    }

    @PostMapping("/simulate/movers/export")
    @Requires(Permission.EXPORT)
    ResponseEntity<StreamingResponseBody> export(@Valid @RequestBody MoversExport request, Locale locale) {
        Sheet.Format format = Sheet.Format.of(request.format());
        Movers.Export export = movers.export(request.document(), filter(request.filter()), format, locale);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("movers." + format.name().toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .body(export::to);
    }

    private static Movers.Filter filter(Movers.@Nullable Filter given) {
        Movers.Filter filter = given == null ? new Movers.Filter(null, null, null, null, null) : given;
        if (filter.segment() != null) {
            requireSegment(filter.segment());
        }
        return filter;
    }

    private static void requireSegment(String segment) {
        if (!Simulations.isSegment(segment)) {
            throw new ProblemException(
                    TieringProblem.UNKNOWN_SEGMENT_FIELD,
                    Map.of("field", segment, "known", String.join(", ", Simulations.segments())));
        }
    }

    private static MoverBody body(Movers.Mover mover) {
        return new MoverBody(
                mover.customerId(),
                mover.name(),
                mover.externalKey(),
                mover.country(),
                mover.from(),
                mover.to(),
                mover.move().name(),
                text(mover.score()),
                text(mover.netRevenue()),
                text(mover.expectedMargin()));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.plain(number);
    }
}
