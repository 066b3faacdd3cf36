package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import java.time.LocalDate;
import java.util.Map;

/**
 * Restores full explanations from the compact text that {@link Assignment#explanation} holds. The text keeps the raw
 * values and the result; bands, points, weights and steps follow from policy version and calibration, and are checked
 * against the stored result.
 */
public final class ExplanationCodec {

    private final Assigner assigner;
    private final PolicyVersion version;

    /** A codec for what was assigned under this version and calibration. */
    public ExplanationCodec(PolicyVersion version, Calibration calibration) {
        this.version = version;
        this.assigner = new Assigner(version, calibration);
    }

    /**
     * The facts that a stored decision looked at, and of whatever else there is the present ones.
     *
     * @param others the customer's facts from elsewhere
     */
    public CustomerFacts facts(String text, CustomerFacts others) {
        Inputs inputs = CompactText.read(text, assigner.inputCount()).inputs();
        if (inputs == null) {
            return others;
        }
        Map<String, Integer> positions = assigner.resolver().positions();
        return new StoredFacts(new InputFacts(inputs, positions), positions, others);
    }

    /**
     * The decision behind a stored text.
     *
     * @throws IllegalArgumentException when the text is not of this form
     * @throws IllegalStateException when the stored result does not follow from version and calibration
     */
    public Decision decode(long customerId, String text) {
        CompactText.Content content = CompactText.read(text, assigner.inputCount());
        LocalDate asOf = content.asOf() == null ? assigner.asOf() : content.asOf();
        Resolved resolved = assigner.resolve(content.inputs(), content.before(), asOf);
        boolean same = resolved.tier() == content.tier()
                && resolved.scored().total() == content.total()
                && resolved.outcome() == content.outcome();
        if (!same) {
            throw new IllegalStateException(
                    "The stored result (%s) must follow from policy (%d) version (%d). Maybe another calibration belongs to it."
                            .formatted(text, version.policyId(), version.number()));
        }
        return assigner.decide(customerId, content.inputs(), content.before(), asOf);
    }
}
