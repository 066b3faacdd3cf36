package dev.fenji.insight.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.insight.Insights;
import dev.fenji.insight.model.ModelSettings;
import dev.fenji.insight.model.ModelSettings.Basis;
import dev.fenji.insight.model.ModelSettingsStore;
import dev.fenji.shared.Decimals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the organisation decides about its value models. */
@RestController
@RequestMapping("/api/models/settings")
class ModelSettingsController {
    private final ModelSettingsStore store;
    private final Insights insights;

    ModelSettingsController(ModelSettingsStore store, Insights insights) {
        this.store = store;
        this.insights = insights;
    }

    /** Decimals as text; {@code discountRate} is per year, {@code 0.1} is 10 %. */
    record ModelSettingsView(
            @Nullable String segmentBy,
            ModelSettings.Basis basis,
            @Nullable String marginShare,
            int horizonDays,
            String discountRate,
            String costToServePerYear,
            int churnLostAfterDays,
            int churnWindowDays,
            @Nullable String churnLabelField,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static ModelSettingsView of(ModelSettingsStore.Stored stored) {
            ModelSettings now = stored.settings();
            return new ModelSettingsView(
                    now.segmentBy(),
                    now.basis(),
                    now.marginShare() == null ? null : Decimals.plain(now.marginShare()),
                    now.horizonDays(),
                    Decimals.plain(now.discountRate()),
                    Decimals.plain(now.costToServePerYear()),
                    now.churn().lostAfterDays(),
                    now.churn().windowDays(),
                    now.churn().labelField(),
                    stored.changedAt(),
                    stored.changedBy());
        }
    }

    record ModelSettingsChange(
            @Nullable String segmentBy,
            @NotNull Basis basis,
            @Nullable BigDecimal marginShare,
            int horizonDays,
            @NotNull BigDecimal discountRate,
            @NotNull BigDecimal costToServePerYear,
            int churnLostAfterDays,
            int churnWindowDays,
            @Nullable String churnLabelField) {

        ModelSettings settings() {
            return new ModelSettings(
                    blankToNull(segmentBy),
                    basis,
                    marginShare,
                    horizonDays,
                    discountRate,
                    costToServePerYear,
                    new ModelSettings.Churn(churnLostAfterDays, churnWindowDays, blankToNull(churnLabelField)));
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping
    @Requires(Permission.RUN_READ)
    ModelSettingsView settings() {
        return ModelSettingsView.of(store.stored());
    }

    /** The models are learned anew at once, and tiers by what they say with the next run. */
    @PutMapping
    @Requires(Permission.POLICY_WRITE)
    ModelSettingsView change(@Valid @RequestBody ModelSettingsChange wanted) {
        ModelSettingsView changed = ModelSettingsView.of(store.change(wanted.settings()));
        insights.modelsDue();
        return changed;
    }
}
