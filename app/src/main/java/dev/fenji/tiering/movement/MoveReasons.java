package dev.fenji.tiering.movement;

import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationCodec;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StoredVersion;
import dev.fenji.tiering.assignment.CalibrationCache;
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

    /** What the history keeps of one side. */
    record Text(int calibration, @Nullable String tier, String explanation) {}

    Reading of(Policy policy) {
        return new Reading(policy);
    }

    /** Reads explanations of one policy; what belongs to a calibration is made once. */
    final class Reading {
        private final Policy policy;
        private final Map<Integer, ExplanationCodec> codecs = new HashMap<>();
        private boolean complained;

        private Reading(Policy policy) {
            this.policy = policy;
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
            PolicyDocument document = version(after.calibration()).document();
            return before != null && document.tierIndex(after.tier()) < document.tierIndex(before.tier());
        }

        private Explanation read(long customerId, Text text) {
            return codecs.computeIfAbsent(text.calibration(), this::codec)
                    .decode(customerId, text.explanation())
                    .explanation();
        }

        private ExplanationCodec codec(int calibration) {
            return new ExplanationCodec(
                    version(calibration).version(),
                    Objects.requireNonNull(calibrations.get(calibration).calibration()));
        }

        private StoredVersion version(int calibration) {
            int number = calibrations.get(calibration).version();
            return policy.versions().stream()
                    .filter(version -> version.number() == number)
                    .findFirst()
                    .orElseGet(() -> policies.version(policy.id(), number));
        }
    }
}
