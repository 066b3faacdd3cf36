package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.provenance.Provenance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Customers and populations for tests. */
final class People {

    static final LocalDate AS_OF = LocalDate.of(2026, 4, 1);
    static final Provenance PROVENANCE = Provenance.of(AS_OF, "Asia/Shanghai", "CNY");

    private People() {}

    static Population.Builder population() {
        return Population.builder(AS_OF, 16);
    }

    static long micros(String value) {
        return Micros.of(new BigDecimal(value));
    }

    /** A customer with figures given as name, value, name, value … */
    static CustomerFacts customer(long id, String... figures) {
        Population.Builder one = population().customer(id);
        put(one, figures);
        return one.build().row(0);
    }

    static void put(Population.Builder population, String... figures) {
        for (int i = 0; i < figures.length; i += 2) {
            boolean number = figures[i + 1].matches("-?[0-9.]+");
            if (number) {
                population.micros(figures[i], micros(figures[i + 1]));
            } else {
                population.text(figures[i], figures[i + 1]);
            }
        }
    }

    /** Buyers whose only figure is net revenue. */
    static Population buyers(String... revenues) {
        Population.Builder population = population();
        for (int i = 0; i < revenues.length; i++) {
            population.customer(i + 1L);
            put(population, "frequency", "1", "recency_days", "10", "net_revenue", revenues[i]);
        }
        return population.build();
    }

    /** Customers with skewed, tied, partly missing figures; some without a purchase. */
    static Population crowd(RandomGenerator random, int size) {
        String[] countries = {"CN", "US", "DE", "JP", "BR", "FJ"};
        Population.Builder population = Population.builder(AS_OF, size);
        RandomGenerator declared = new SplittableRandom(size);
        for (int i = 1; i <= size; i++) {
            population.customer(i);
            declare(population, declared);
            boolean bought = random.nextInt(10) > 0;
            long frequency = bought ? 1 + (long) (20 * Math.pow(random.nextDouble(), 4)) : 0;
            population.micros("frequency", Micros.ofUnits(frequency));
            population.micros("net_frequency", Micros.ofUnits(Math.max(0, frequency - random.nextInt(2))));
            population.micros("net_revenue", revenue(random, bought));
            if (bought) {
                population.micros("recency_days", Micros.ofUnits(1 + random.nextInt(365)));
                population.micros("tenure_days", Micros.ofUnits(1 + random.nextInt(2000)));
            }
            if (random.nextInt(3) > 0) {
                population.micros("revenue_growth", random.nextLong(-1_000_000, 2_000_000));
            }
            if (random.nextInt(4) == 0) {
                population.micros("custom.payment_delay_days", Micros.ofUnits(random.nextInt(90)));
            }
            int country = (int) (countries.length * Math.pow(random.nextDouble(), 2));
            population.text("country", random.nextInt(20) == 0 ? null : countries[country]);
            population.text("type", random.nextInt(5) == 0 ? "PERSON" : "ORGANISATION");
        }
        return population.build();
    }

    /** Some inputs are unknown, some of unknown confidence. */
    private static void declare(Population.Builder population, RandomGenerator random) {
        for (String kind : List.of("share_of_wallet", "payment_ability", "market_growth")) {
            String field = PotentialField.of(kind);
            if (random.nextInt(4) > 0) {
                population.micros(field, random.nextLong(101) * Micros.ONE);
            }
            if (random.nextInt(6) > 0) {
                population.micros(PotentialField.confidenceOf(field), random.nextLong(101) * Micros.ONE / 100);
            }
        }
    }

    private static long revenue(RandomGenerator random, boolean bought) {
        if (!bought) {
            return 0;
        }
        if (random.nextInt(10) == 0) {
            return Micros.ofUnits(random.nextInt(-50, 50));
        }
        return (long) (1_000_000 * Math.exp(4 + 2 * random.nextGaussian())) / 10_000 * 10_000;
    }

    static Calibration calibrated(PolicyDocument document, Population population) {
        CalibrationOutcome outcome = Tiering.calibrate(version(document), population, PROVENANCE);
        if (outcome instanceof CalibrationOutcome.Calibrated calibrated) {
            return calibrated.calibration();
        }
        throw new AssertionError("refused: " + outcome);
    }

    static PolicyVersion version(PolicyDocument document) {
        return new PolicyVersion(7, 3, document);
    }

    static Decision decide(PolicyDocument document, Calibration calibration, CustomerFacts facts) {
        return Tiering.assign(version(document), calibration, facts, null);
    }
}
