package dev.fenji.kernel.document;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.Gate;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two documents, field by field. Tiers, criteria, segments and gates are the same ones as long as their
 * ids are; names in two languages, conditions, bands and points by value change as a whole.
 */
public final class PolicyDiff {

    /** Parts of a document whose elements have ids. */
    public static final String TIERS = "tiers";

    public static final String GATES = "gates";
    public static final String CRITERIA = "criteria";
    public static final String SEGMENTS = "segments";
    public static final String CELLS = "cells";

    /** The axes of a matrix: their criteria are parts of their own. */
    public static final String VALUE_CRITERIA = "value.criteria";

    public static final String POTENTIAL_CRITERIA = "potential.criteria";

    private static final Set<String> WHOLE =
            Set.of("title", "description", "reason", "scope", "when", "points", "treatment");

    private final List<Change> changes = new ArrayList<>();

    private PolicyDiff() {}

    /** What happened to a field or an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The elements of a part stand in another order. */
        ORDER
    }

    /**
     * One change.
     *
     * @param part the part whose element it is, or empty for the document itself
     * @param id the element, or null
     * @param title the element's name, or null
     * @param property the field within, with dots; empty when the whole element came, went or moved
     * @param before the value before, null where there was none
     * @param after the value after, null where there is none
     */
    public record Change(
            Kind kind,
            String part,
            @Nullable String id,
            @Nullable Title title,
            String property,
            @Nullable Object before,
            @Nullable Object after) {

        /** Where it is, for example {@code tiers[gold].enter}. */
        public String place() {
            String element = id == null ? part : part + "[" + id + "]";
            return element.isEmpty() || property.isEmpty() ? element + property : element + "." + property;
        }
    }

    /** All changes, in the order of the document. */
    public static List<Change> between(PolicyDocument before, PolicyDocument after) {
        PolicyDiff diff = new PolicyDiff();
        diff.fields("", null, null, head(before), head(after));
        if (before.method().kind().equals(after.method().kind())) {
            diff.elements(CRITERIA, criteria(before), criteria(after));
            diff.elements(SEGMENTS, segments(before), segments(after));
            diff.elements(VALUE_CRITERIA, value(before), value(after));
            diff.elements(POTENTIAL_CRITERIA, potential(before), potential(after));
            diff.elements(CELLS, cells(before), cells(after));
        }
        diff.elements(TIERS, tiers(before), tiers(after));
        diff.elements(GATES, gates(before), gates(after));
        return List.copyOf(diff.changes);
    }

    private void elements(String part, Map<String, Element> before, Map<String, Element> after) {
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            Element was = before.get(id);
            Element is = after.get(id);
            if (was == null && is != null) {
                changes.add(new Change(Kind.ADDED, part, id, is.title, "", null, is.tree));
            } else if (is == null && was != null) {
                changes.add(new Change(Kind.REMOVED, part, id, was.title, "", was.tree, null));
            } else if (was != null && is != null) {
                fields(part, id, is.title, was.tree, is.tree);
            }
        }
        List<String> stayed =
                before.keySet().stream().filter(after::containsKey).toList();
        List<String> stand = after.keySet().stream().filter(before::containsKey).toList();
        if (!stayed.equals(stand)) {
            changes.add(new Change(Kind.ORDER, part, null, null, "", stayed, stand));
        }
    }

    private void fields(
            String part, @Nullable String id, @Nullable Title title, Map<String, ?> before, Map<String, ?> after) {
        Map<String, Object> was = flat(before);
        Map<String, Object> is = flat(after);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            Object old = was.get(name);
            Object now = is.get(name);
            if (!Objects.equals(old, now)) {
                Kind kind = old == null ? Kind.ADDED : now == null ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(kind, part, id, title, name, old, now));
            }
        }
    }

    private record Element(@Nullable Title title, Map<String, ?> tree) {}

    /** Everything but the parts with elements of their own. */
    private static Map<String, Object> head(PolicyDocument document) {
        Map<String, Object> head = PolicyTree.write(document);
        head.remove(TIERS);
        head.remove(GATES);
        if (head.get("method") instanceof Map<?, ?> method) {
            Map<Object, Object> rest = new LinkedHashMap<>(method);
            rest.remove(CRITERIA);
            rest.remove(SEGMENTS);
            rest.remove(CELLS);
            rest.replaceAll((key, value) -> value instanceof Map<?, ?> axis ? withoutCriteria(axis) : value);
            head.put("method", rest);
        }
        return head;
    }

    private static Map<Object, Object> withoutCriteria(Map<?, ?> axis) {
        Map<Object, Object> rest = new LinkedHashMap<>(axis);
        rest.remove(CRITERIA);
        return rest;
    }

    private static Map<String, Element> tiers(PolicyDocument document) {
        Map<String, Element> tiers = new LinkedHashMap<>();
        List<?> trees = (List<?>) PolicyTree.write(document).getOrDefault(TIERS, List.of());
        for (int i = 0; i < document.tiers().size(); i++) {
            put(tiers, document.tiers().get(i).id(), document.tiers().get(i).title(), trees.get(i));
        }
        return tiers;
    }

    private static Map<String, Element> gates(PolicyDocument document) {
        Map<String, Element> gates = new LinkedHashMap<>();
        for (Gate gate : document.gates()) {
            Map<String, Object> tree = GateTree.write(gate);
            tree.remove(gate.effect().id());
            tree.put("effect", gate.effect().id());
            tree.put("tier", gate.tier());
            put(gates, gate.id(), gate.reason(), tree);
        }
        return gates;
    }

    private static Map<String, Element> criteria(PolicyDocument document) {
        return document.method() instanceof Method.Scorecard card ? criteria(card.criteria()) : Map.of();
    }

    private static Map<String, Element> value(PolicyDocument document) {
        return document.method() instanceof Method.Matrix matrix
                ? criteria(matrix.value().criteria())
                : Map.of();
    }

    private static Map<String, Element> potential(PolicyDocument document) {
        return document.method() instanceof Method.Matrix matrix
                ? criteria(matrix.potential().criteria())
                : Map.of();
    }

    private static Map<String, Element> criteria(List<Method.Criterion> criteria) {
        Map<String, Element> elements = new LinkedHashMap<>();
        List<Map<String, Object>> trees = CriterionTree.write(criteria);
        for (int i = 0; i < criteria.size(); i++) {
            put(elements, criteria.get(i).id(), criteria.get(i).title(), trees.get(i));
        }
        return elements;
    }

    private static Map<String, Element> cells(PolicyDocument document) {
        Map<String, Element> cells = new LinkedHashMap<>();
        if (document.method() instanceof Method.Matrix matrix) {
            for (Method.Cell cell : sorted(matrix.cells())) {
                Map<String, Object> tree = MatrixTree.cell(cell);
                tree.remove("value");
                tree.remove("potential");
                put(cells, cell.id(), cell.title(), tree);
            }
        }
        return cells;
    }

    /** In which order cells are written makes no difference. */
    private static List<Method.Cell> sorted(List<Method.Cell> cells) {
        return cells.stream().sorted(Comparator.comparing(Method.Cell::id)).toList();
    }

    private static Map<String, Element> segments(PolicyDocument document) {
        Map<String, Element> segments = new LinkedHashMap<>();
        if (document.method() instanceof Method.Rfm rfm) {
            List<?> trees = (List<?>) MethodTree.write(rfm).getOrDefault(SEGMENTS, List.of());
            for (int i = 0; i < rfm.segments().size(); i++) {
                Method.Segment segment = rfm.segments().get(i);
                put(segments, segment.id(), segment.title(), trees.get(i));
            }
        }
        return segments;
    }

    private static void put(Map<String, Element> elements, String id, Title title, @Nullable Object tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        fields.remove("id");
        elements.put(id, new Element(title, fields));
    }

    /** Fields within fields by dotted names; what is empty is not there. */
    private static Map<String, Object> flat(Map<String, ?> tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        flatten("", tree, fields);
        return fields;
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, Object> fields) {
        tree.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner && !WHOLE.contains(String.valueOf(key))) {
                flatten(name + ".", inner, fields);
            } else if (value != null && !(value instanceof Collection<?> several && several.isEmpty())) {
                fields.put(name, value);
            }
        });
    }
}
