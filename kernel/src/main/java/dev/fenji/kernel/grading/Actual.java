package dev.fenji.kernel.grading;

import java.util.Arrays;

/** What happened to each customer of a hold-out. */
public final class Actual {

    private final double[] amounts;
    private final boolean[] events;

    private Actual(double[] amounts, boolean[] events) {
        this.amounts = amounts;
        this.events = events;
    }

    /** Purchases or money per customer; the event is "more than nothing": the customer bought again. */
    public static Actual ofAmounts(double[] amounts) {
        boolean[] events = new boolean[amounts.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = amounts[i] > 0;
        }
        return new Actual(amounts.clone(), events);
    }

    /** Money per customer beside an event that money alone does not tell (a month of returns is a purchase too). */
    public static Actual of(double[] amounts, boolean[] events) {
        return new Actual(amounts.clone(), events.clone());
    }

    /** Only whether the event happened; its amount is 1. */
    public static Actual ofEvents(boolean[] events) {
        double[] amounts = new double[events.length];
        for (int i = 0; i < events.length; i++) {
            amounts[i] = events[i] ? 1 : 0;
        }
        return new Actual(amounts, events.clone());
    }

    public int size() {
        return amounts.length;
    }

    double[] amounts() {
        return amounts;
    }

    boolean[] events() {
        return events;
    }

    boolean isFinite() {
        return events.length == amounts.length && Arrays.stream(amounts).allMatch(Double::isFinite);
    }
}
