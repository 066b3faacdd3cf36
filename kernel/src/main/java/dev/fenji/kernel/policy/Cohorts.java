package dev.fenji.kernel.policy;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of a population that a policy may learn from: those of everyone, and those of each group it ranks within. */
final class Cohorts {

    private static final int BLOCK = 1 << 15;

    private final PolicyDocument document;
    private final String[] fields;
    private final int attributes;
    private final boolean requiresPurchase;
    private final int methodFields;
    private final List<Sureness> sureness;
    private final long[] least;
    private final Cohort everyone;
    private final Map<String, Cohort> groups = new TreeMap<>();

    private Cohorts(PolicyDocument document) {
        this.document = document;
        this.fields = inputFields(document);
        this.attributes = document.rankWithin().size();
        this.requiresPurchase = Assigner.requiresPurchase(document);
        this.methodFields = fields.length - attributes - (requiresPurchase ? 1 : 0);
        this.sureness = sureness(document);
        this.least =
                sureness.stream().mapToLong(sure -> Micros.of(sure.least())).toArray();
        this.everyone = new Cohort(methodFields);
    }

    /** All that decides which values are collected: documents that agree in it share their cohorts. */
    record Key(
            @Nullable Condition scope,
            boolean requiresPurchase,
            List<String> rankWithin,
            List<String> fields,
            List<Sureness> sureness,
            boolean needsAll) {}

    static Key key(PolicyDocument document) {
        return new Key(
                document.scope(),
                Assigner.requiresPurchase(document),
                document.rankWithin(),
                collected(document),
                sureness(document),
                !(document.method() instanceof Method.Weighted));
    }

    private static List<Sureness> sureness(PolicyDocument document) {
        return document.method() instanceof Method.Weighted weighted ? Sureness.of(weighted) : List.of();
    }

    /** The method's fields in order; empty in place of those that nothing is learned from. */
    private static List<String> collected(PolicyDocument document) {
        if (!(document.method() instanceof Method.Weighted weighted)) {
            return document.methodFields();
        }
        List<Boolean> learned = weighted.criteria().stream()
                .map(criterion -> criterion.scoring() instanceof Method.Scoring.Quantile)
                .toList();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < learned.size(); i++) {
            fields.add(learned.get(i) ? weighted.criteria().get(i).field() : "");
        }
        Sureness.of(weighted).forEach(sure -> fields.add(learned.get(sure.criterion()) ? sure.field() : ""));
        return fields;
    }

    /** Ranking attributes, the purchase count where it is required, what is collected. */
    private static String[] inputFields(PolicyDocument document) {
        List<String> fields = new ArrayList<>(document.rankWithin());
        if (Assigner.requiresPurchase(document)) {
            fields.add(Metrics.FREQUENCY.id());
        }
        fields.addAll(collected(document));
        return fields.toArray(String[]::new);
    }

    /** Collects in blocks; as values are sorted before anything is learned, it does not matter which came first. */
    static Cohorts of(PolicyDocument document, Population population) {
        Cohorts whole = new Cohorts(document);
        int blocks = (population.size() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> block(document, population, block * BLOCK))
                .toList()
                .forEach(whole::addAll);
        return whole;
    }

    private static Cohorts block(PolicyDocument document, Population population, int from) {
        Cohorts block = new Cohorts(document);
        int to = Math.min(from + BLOCK, population.size());
        for (int row = from; row < to; row++) {
            block.add(population.row(row));
        }
        return block;
    }

    int fields() {
        return methodFields;
    }

    Cohort everyone() {
        return everyone;
    }

    /** By group key; empty for policies that rank everyone together. */
    Map<String, Cohort> groups() {
        return groups;
    }

    private void addAll(Cohorts others) {
        everyone.addAll(others.everyone);
        others.groups.forEach((key, cohort) ->
                groups.computeIfAbsent(key, any -> new Cohort(methodFields)).addAll(cohort));
    }

    private void add(CustomerFacts facts) {
        if (document.scope() != null && !document.scope().holds(facts)) {
            return;
        }
        Inputs inputs = Inputs.of(facts, fields);
        boolean bought = !requiresPurchase || inputs.micros(attributes) > 0;
        int offset = fields.length - methodFields;
        forgetUnsure(inputs, offset);
        boolean rateable = bought && rateable(inputs, offset);
        everyone.add(inputs, offset, rateable);
        if (attributes > 0) {
            groups.computeIfAbsent(Assigner.groupKey(inputs, attributes), key -> new Cohort(methodFields))
                    .add(inputs, offset, rateable);
        }
    }

    /** Nothing is learned from what would not count. */
    private void forgetUnsure(Inputs inputs, int offset) {
        int from = fields.length - least.length;
        for (int i = 0; i < least.length; i++) {
            if (inputs.micros(from + i) < least[i]) { // unknown is less than everything
                inputs.forget(offset + sureness.get(i).criterion());
            }
            inputs.forget(from + i);
        }
    }

    /** RFM and ABC need all their values; who weighs criteria takes what is known. */
    private boolean rateable(Inputs inputs, int offset) {
        if (document.method() instanceof Method.Weighted) {
            return true;
        }
        for (int i = 0; i < methodFields; i++) {
            if (!inputs.isKnown(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
