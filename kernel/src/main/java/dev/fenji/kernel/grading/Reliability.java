package dev.fenji.kernel.grading;

import java.util.ArrayList;
import java.util.List;

/** Bins of a reliability plot, and the Brier score taken apart over them. */
final class Reliability {

    /** 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private final List<CalibrationBin> bins = new ArrayList<>();
    private final int customers;
    private double events;
    private double withinVariance;
    private double withinCovariance;

    private Reliability(int customers) {
        this.customers = customers;
    }

    /** Bins of about the same size; customers of one chance are never torn apart. */
    static Reliability of(double[] chances, boolean[] events, int bins) {
        Reliability reliability = new Reliability(chances.length);
        Ranked ranked = Ranked.by(chances);
        int start = 0;
        for (int end : ranked.groupEnd) {
            long full = (long) (reliability.bins.size() + 1) * chances.length / bins;
            if (end >= full) {
                reliability.add(ranked.order, start, end, chances, events);
                start = end;
            }
        }
        if (start < chances.length) {
            reliability.add(ranked.order, start, chances.length, chances, events);
        }
        return reliability;
    }

    private void add(int[] order, int start, int end, double[] chances, boolean[] event) {
        int count = end - start;
        double sum = 0;
        double with = 0;
        for (int place = start; place < end; place++) {
            sum += chances[order[place]];
            with += event[order[place]] ? 1 : 0;
        }
        double mean = sum / count;
        double share = with / count;
        for (int place = start; place < end; place++) {
            double distance = chances[order[place]] - mean;
            withinVariance += distance * distance;
            withinCovariance += 2 * distance * ((event[order[place]] ? 1 : 0) - share);
        }
        events += with;
        double[] wilson = wilson(share, count);
        bins.add(new CalibrationBin(
                chances[order[end - 1]], chances[order[start]], count, mean, share, wilson[0], wilson[1]));
    }

    /** Lowest chance first. */
    List<CalibrationBin> bins() {
        return bins.reversed();
    }

    BrierParts parts() {
        double overall = events / customers;
        double reliability = 0;
        double resolution = 0;
        for (CalibrationBin bin : bins) {
            double weight = (double) bin.customers() / customers;
            reliability += weight * square(bin.expected() - bin.observed());
            resolution += weight * square(bin.observed() - overall);
        }
        return new BrierParts(
                reliability,
                resolution,
                overall * (1 - overall),
                withinVariance / customers,
                withinCovariance / customers);
    }

    /** Wilson's (1927) score interval of a share, at 95 %. */
    private static double[] wilson(double share, int count) {
        double z2 = Z * Z / count;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / count + z2 / (4 * count));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    private static double square(double value) {
        return value * value;
    }
}
