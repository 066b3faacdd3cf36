package dev.fenji.kernel.clv;

import java.util.List;

/** The purchase models that can be fitted. */
public enum ModelKind {
    /** Everybody buys at a rate of their own, for ever. */
    NBD("nbd", List.of("r", "alpha")),
    /** Customers may leave after each purchase but the first. */
    BG_NBD("bg-nbd", List.of("r", "alpha", "a", "b")),
    /** Customers may leave after each purchase, the first included. */
    MBG_NBD("mbg-nbd", List.of("r", "alpha", "a", "b")),
    /** Customers may leave at any time. */
    PARETO_NBD("pareto-nbd", List.of("r", "alpha", "s", "beta")),
    /** {@link #BG_NBD} with purchases more regular than chance. */
    BG_CNBD_K("bg-cnbd-k", List.of("r", "alpha", "a", "b")),
    /** {@link #MBG_NBD} with purchases more regular than chance. */
    MBG_CNBD_K("mbg-cnbd-k", List.of("r", "alpha", "a", "b"));

    private final String id;
    private final List<String> parameters;

    ModelKind(String id, List<String> parameters) {
        this.id = id;
        this.parameters = parameters;
    }

    /** Short name for files and commands, for example {@code mbg-nbd}. */
    public String id() {
        return id;
    }

    /** Names of the estimated parameters, in order. */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * The model with these parameters.
     *
     * @param regularity {@code k} of the CNBD models; ignored by the others
     * @param values parameters in order, for times in weeks
     */
    public PurchaseModel of(int regularity, double... values) {
        return switch (this) {
            case NBD -> new Nbd(values[0], values[1]);
            case BG_NBD -> new BgNbd(values[0], values[1], values[2], values[3]);
            case MBG_NBD -> new MbgNbd(values[0], values[1], values[2], values[3]);
            case PARETO_NBD -> new ParetoNbd(values[0], values[1], values[2], values[3]);
            case BG_CNBD_K -> new CnbdK(values[0], values[1], values[2], values[3], regularity, false);
            case MBG_CNBD_K -> new CnbdK(values[0], values[1], values[2], values[3], regularity, true);
        };
    }
}
