package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Collects which fields of a customer a policy looks at, and where it tells their values apart. */
final class Options {

    private Options() {}

    static List<Option> of(PolicyDocument document, CustomerFacts facts, GroupScorer scorer, boolean requiresPurchase) {
        Map<String, Turns> turns = new LinkedHashMap<>();
        List<String> fields = document.methodFields();
        for (int i = 0; i < fields.size(); i++) {
            turns.merge(fields.get(i), scorer.turns(i), Turns::and);
        }
        if (requiresPurchase && facts.micros(Metrics.FREQUENCY.id()) < Micros.ONE) {
            turns.merge(Metrics.FREQUENCY.id(), Turns.at(LongStream.of(Micros.ONE)), Turns::and);
        }
        List<Condition> conditions = conditions(document);
        Set<String> asked = new TreeSet<>();
        conditions.forEach(condition -> condition.fields().forEach(asked::add));
        for (String field : asked) {
            conditions.forEach(condition -> turns.merge(field, Turns.of(condition, field), Turns::and));
        }
        List<Option> options = new ArrayList<>();
        turns.forEach((field, at) -> {
            // who is compared with others changes company, and with it what everything is worth
            if (!at.isNone() && !document.rankWithin().contains(field) && !isOfNothing(facts, field)) {
                options.add(Option.of(facts, field, title(document, field), at));
            }
        });
        return options;
    }

    /** Whether it says how sure an input is that nobody has declared. */
    private static boolean isOfNothing(CustomerFacts facts, String field) {
        return PotentialField.isConfidence(field) && !Micros.isKnown(facts.micros(PotentialField.inputOf(field)));
    }

    private static List<Condition> conditions(PolicyDocument document) {
        Stream<Condition> gates = document.gates().stream().map(Gate::when);
        Condition scope = document.scope();
        return (scope == null ? gates : Stream.concat(gates, Stream.of(scope))).toList();
    }

    private static Title title(PolicyDocument document, String field) {
        if (document.method() instanceof Method.Weighted weighted) {
            for (Method.Criterion criterion : weighted.criteria()) {
                if (criterion.field().equals(field)) {
                    return criterion.title();
                }
            }
        }
        return Fields.title(field);
    }
}
