package dev.fenji.kernel.policy;

import java.util.Locale;

/** What made a standing differ from the tier that score and gates give. */
public enum StabilityRule {
    /** The score no longer reaches the tier, but still what staying needs. */
    STAY_THRESHOLD,
    /** Not long enough in the tier to lose it. */
    TENURE,
    /** The tier is valid for some time yet. */
    VALIDITY,
    /** The descent is announced. */
    GRACE,
    /** One tier at a time. */
    ONE_STEP,
    /** What the promotion rested on was returned. */
    RETURNS_UNDO,
    /** A gate acts at once, whatever else would hold. */
    GATE;

    /** Key of the words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
