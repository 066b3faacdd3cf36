package dev.fenji.kernel.grading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was foretold for each customer of a hold-out, by a model or by a naive rule. It may say how much (purchases or
 * money), how likely the event is, both, or only who comes before whom.
 */
public final class Forecast {

    private enum Says {
        MEANS,
        MEDIANS,
        ORDER
    }

    private final String name;
    private final double[] ranking;
    private final Says says;
    private final double @Nullable [] chances;

    private Forecast(String name, double[] ranking, Says says, double @Nullable [] chances) {
        this.name = name;
        this.ranking = ranking;
        this.says = says;
        this.chances = chances;
    }

    /** Expected purchases or money per customer. */
    public static Forecast ofAmounts(String name, double[] expected) {
        return new Forecast(name, expected.clone(), Says.MEANS, null);
    }

    /** What is as likely too much as too little, per customer: a date, for example. */
    public static Forecast ofMedians(String name, double[] medians) {
        return new Forecast(name, medians.clone(), Says.MEDIANS, null);
    }

    /** The chance of the event per customer: buying again, or churning. */
    public static Forecast ofChances(String name, double[] chances) {
        double[] own = chances.clone();
        return new Forecast(name, own, Says.ORDER, own);
    }

    /** Only an order of the customers: the higher, the better. */
    public static Forecast ofRanking(String name, double[] score) {
        return new Forecast(name, score.clone(), Says.ORDER, null);
    }

    /** The same forecast that also states the chance of the event. */
    public Forecast withChances(double[] chanceOfEvent) {
        return new Forecast(name, ranking, says, chanceOfEvent.clone());
    }

    public String name() {
        return name;
    }

    public int size() {
        return ranking.length;
    }

    /** Whether it says how much. */
    public boolean hasAmounts() {
        return says != Says.ORDER;
    }

    /** Whether what it says is a median, which the absolute error judges. */
    boolean hasMedians() {
        return says == Says.MEDIANS;
    }

    /** Whether it says how likely. */
    public boolean hasChances() {
        return chances != null;
    }

    double[] ranking() {
        return ranking;
    }

    double @Nullable [] chances() {
        return chances;
    }

    boolean isFinite() {
        return Arrays.stream(ranking).allMatch(Double::isFinite)
                && (chances == null || Arrays.stream(chances).allMatch(chance -> chance >= 0 && chance <= 1));
    }
}
