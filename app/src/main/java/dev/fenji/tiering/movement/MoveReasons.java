package dev.fenji.tiering.movement;

import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationCodec;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StoredVersion;
import dev.fenji.tiering.assignment.CalibrationCache;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What carried moves, read from the stored explanations of both tiers. */
@Component
class MoveReasons {
    private static final Logger LOG = LoggerFactory.getLogger(MoveReasons.class);

    private final CalibrationCache calibrations;
    private final Policies policies;

    MoveReasons(CalibrationCache calibrations, Policies policies) {
        this.calibrations = calibrations;
        this.policies = policies;
    }

    /**
     * What the history keeps of one side.
     *
     * @param learned the calibration of the run that it rests on: live results have only a day of their own
     */
    record Text(int learned, LocalDate asOf, @Nullable String tier, String explanation) {}

    Reading of(Policy policy) {
        return new Reading(policy);
    }

    /** Reads explanations of one policy; what belongs to a calibration and a day is made once. */
    final class Reading {
        private final Policy policy;
        private final Map<Integer, StoredVersion> versions = new HashMap<>();
        private final Map<Learned, ExplanationCodec> codecs = new HashMap<>();
        private boolean complained;

        private Reading(Policy policy) {
            this.policy = policy;
        }

        private record Learned(int calibration, LocalDate asOf) {}

        Text text(int calibration, @Nullable String tier, String explanation) {
            CalibrationStore.Stored stored = calibrations.get(calibration);
            Integer basedOn = stored.basedOn();
            return new Text(basedOn == null ? stored.id() : basedOn, stored.asOf(), tier, explanation);
        }

        /** Null when what is stored cannot be read any more: the move stands all the same. */
        @Nullable
        Cause cause(long customerId, @Nullable Text before, Text after) {
            try {
                return Cause.of(
                        before == null ? null : read(customerId, before), read(customerId, after), isUp(before, after));
            } catch (IllegalStateException | IllegalArgumentException e) {
                if (!complained) {
                    LOG.warn("Why customers moved on {} is not told: {}", policy.slug(), e.getMessage());
                    complained = true;
                }
                return null;
            }
        }

        private boolean isUp(@Nullable Text before, Text after) {
            PolicyDocument document = version(after.learned()).document();
            return before != null && document.tierIndex(after.tier()) < document.tierIndex(before.tier());
        }

        private Explanation read(long customerId, Text text) {
            return codecs.computeIfAbsent(new Learned(text.learned(), text.asOf()), this::codec)
                    .decode(customerId, text.explanation())
                    .explanation();
        }

        private ExplanationCodec codec(Learned learned) {
            CalibrationStore.Stored stored = calibrations.get(learned.calibration());
            Calibration calibration = Objects.requireNonNull(stored.calibration());
            return new ExplanationCodec(
                    version(learned.calibration()).version(),
                    calibration.with(calibration.provenance().at(learned.asOf(), stored.knownAt())));
        }

        private StoredVersion version(int calibration) {
            return versions.computeIfAbsent(calibration, id -> {
                int number = calibrations.get(id).version();
                return policy.versions().stream()
                        .filter(version -> version.number() == number)
                        .findFirst()
                        .orElseGet(() -> policies.version(policy.id(), number));
            });
        }
    }
}
