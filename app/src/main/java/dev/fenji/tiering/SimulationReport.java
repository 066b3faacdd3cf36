package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.policy.TierPlan;
import dev.fenji.kernel.policy.Trial;
import dev.fenji.kernel.simulate.Amount;
import dev.fenji.kernel.simulate.Comparison;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.shared.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the figures of a simulation together. */
final class SimulationReport {
    private static final int MOST_SLICES = 30;
    private static final int SHARE_DECIMALS = 6;
    private static final String COUNTRY = "country";

    private final Simulations.Tried tried;
    private final PolicyDocument document;
    private final Comparison comparison;

    private SimulationReport(Simulations.Tried tried) {
        this.tried = tried;
        this.document = tried.document();
        this.comparison = tried.comparison();
    }

    static Simulation of(Simulations.Tried tried, String segment, LongSupplier millis) {
        return new SimulationReport(tried).make(segment, millis);
    }

    private Simulation make(String segment, LongSupplier millis) {
        Map<String, Long> unrated = unrated();
        long customers = tried.ground().population().size();
        List<Simulation.Slice> countries = slices(COUNTRY);
        return new Simulation(
                tried.ground().population().asOf(),
                customers,
                rated(),
                unrated,
                against(),
                tiers(),
                flows(),
                Stream.of(Move.values())
                        .map(move -> moved(move, comparison.all(move)))
                        .toList(),
                tried.byHand().size(),
                countries,
                segment.equals(COUNTRY) ? countries : slices(segment),
                histogram(),
                bins(tried.trial().calibration()),
                millis.getAsLong());
    }

    private long rated() {
        long rated = 0;
        for (int place = 0; place < comparison.to().places() - 1; place++) {
            rated += comparison.after(place).customers();
        }
        return rated;
    }

    /** By the rules alone, whatever was set by hand. */
    private Map<String, Long> unrated() {
        long[] byReason = new long[Byte.MAX_VALUE];
        for (byte tier : tried.trial().tiers()) {
            if (tier < 0) {
                byReason[-tier]++;
            }
        }
        Map<String, Long> unrated = new TreeMap<>();
        for (int i = 0; i < byReason.length; i++) {
            if (byReason[i] > 0) {
                unrated.put(Trial.reason((byte) -i).slug(), byReason[i]);
            }
        }
        return unrated;
    }

    private Simulation.@Nullable Against against() {
        Policy inForce = tried.ground().inForce();
        if (inForce == null) {
            return null;
        }
        List<Simulation.Rung> rungs = tried.ground().standings().tiers().stream()
                .map(tier -> new Simulation.Rung(tier, title(inForce.document(), tier)))
                .toList();
        return new Simulation.Against(
                inForce.id(), inForce.slug(), inForce.document().title(), rungs);
    }

    private static Title title(PolicyDocument document, String tier) {
        int index = document.tierIndex(tier);
        return index < 0 ? Title.of(tier, tier) : document.tiers().get(index).title();
    }

    private List<Simulation.TierSize> tiers() {
        long rated = rated();
        List<Amount> amounts = IntStream.range(0, document.tiers().size())
                .mapToObj(comparison::after)
                .toList();
        BigDecimal total = amounts.stream().map(Amount::netRevenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Simulation.TierSize> sizes = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            sizes.add(size(document.tiers().get(i), amounts.get(i), total, rated));
        }
        return sizes;
    }

    private Simulation.TierSize size(TierDef tier, Amount after, BigDecimal total, long rated) {
        TierPlan plan = tier.plan();
        BigDecimal share = plan == null ? null : plan.share();
        BigDecimal cost = plan == null ? null : plan.cost();
        int before = comparison.from().tiers().indexOf(tier.id());
        long customersBefore = before < 0 ? 0 : comparison.before(before).customers();
        return new Simulation.TierSize(
                tier.id(),
                tier.title(),
                customersBefore,
                after.customers(),
                Decimals.text(after.netRevenue()),
                total.signum() <= 0
                        ? BigDecimal.ZERO
                        : after.netRevenue().divide(total, SHARE_DECIMALS, RoundingMode.HALF_UP),
                money(after.expectedMargin()),
                share == null
                        ? null
                        : (Long) share.multiply(BigDecimal.valueOf(rated))
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact(),
                plan == null ? null : plan.capacity(),
                cost == null ? null : Decimals.text(cost.multiply(BigDecimal.valueOf(customersBefore))),
                cost == null ? null : Decimals.text(cost.multiply(BigDecimal.valueOf(after.customers()))));
    }

    private List<Simulation.Flow> flows() {
        Side from = comparison.from();
        Side to = comparison.to();
        List<Simulation.Flow> flows = new ArrayList<>();
        for (int i = 0; i < from.places(); i++) {
            for (int j = 0; j < to.places(); j++) {
                Amount amount = comparison.cell(i, j);
                if (amount.customers() > 0) {
                    flows.add(new Simulation.Flow(
                            from.tier(i),
                            to.tier(j),
                            amount.customers(),
                            Decimals.text(amount.netRevenue()),
                            money(amount.expectedMargin())));
                }
            }
        }
        return flows;
    }

    private List<Simulation.Slice> slices(String attribute) {
        return comparison.by(attribute).stream()
                .limit(MOST_SLICES)
                .map(slice -> new Simulation.Slice(
                        slice.value(),
                        slice.customers(),
                        Stream.of(Move.values())
                                .filter(move -> slice.all(move).customers() > 0)
                                .map(move -> moved(move, slice.all(move)))
                                .toList()))
                .toList();
    }

    private static Simulation.Moved moved(Move move, Amount amount) {
        return new Simulation.Moved(
                move, amount.customers(), Decimals.text(amount.netRevenue()), money(amount.expectedMargin()));
    }

    private List<Simulation.Bar> histogram() {
        var scale = ScoreScale.of(document, tried.ground().population());
        long[] counts = new long[scale.bars()];
        for (long score : tried.trial().scores()) {
            if (score != Micros.UNKNOWN) {
                counts[scale.bar(score)]++;
            }
        }
        return scale.histogram(counts);
    }

    private static Map<String, Simulation.Bins> bins(Calibration calibration) {
        Map<String, Simulation.Bins> bins = new TreeMap<>();
        calibration
                .whole()
                .bins()
                .forEach(
                        (axis, learned) -> bins.put(axis, new Simulation.Bins(learned.boundaries(), learned.counts())));
        return bins;
    }

    private static @Nullable String money(@Nullable BigDecimal amount) {
        return amount == null ? null : Decimals.text(amount);
    }
}
