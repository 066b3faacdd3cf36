package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Charsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Everything wrong with a mapping, at once; {@link Finding#column} says where in the mapping. */
public final class MappingCheck {

    private static final int MAX_PATTERN = 200;

    private final Mapping mapping;
    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private MappingCheck(Mapping mapping, String file) {
        this.mapping = mapping;
        this.file = file;
    }

    /** Without a file: is the mapping sound in itself? */
    public static List<Finding> of(Mapping mapping) {
        MappingCheck check = new MappingCheck(mapping, "");
        check.all();
        return check.findings;
    }

    /** With the columns of a file (lookups joined). */
    public static List<Finding> of(Mapping mapping, String file, List<String> header) {
        MappingCheck check = new MappingCheck(mapping, file);
        check.all();
        check.columns(header);
        return check.findings;
    }

    private void all() {
        if (mapping.source().isBlank()) {
            add("intake/mapping-without-source", "source", "");
        }
        mapping.columns().keySet().forEach(t -> target(t, "columns."));
        mapping.constants().keySet().stream()
                .filter(t -> !t.equals(RateBinder.LAYOUT))
                .forEach(t -> target(t, "constants."));
        required();
        formats();
        patterns();
        currencies();
        if (mapping.maxBadShare() < 0 || mapping.maxBadShare() > 1) {
            add("intake/mapping-bad-share", "maxBadShare", mapping.maxBadShare().toString());
        }
        if (mapping.creditNote().marked() && mapping.creditNote().values().isEmpty()) {
            add("intake/mapping-credit-note", "creditNote.value", "");
        }
    }

    private void target(String id, String place) {
        Target target = Target.byId(id);
        boolean attribute = id.startsWith(Target.ATTRIBUTE)
                && id.length() > Target.ATTRIBUTE.length()
                && (mapping.kind().hasDocuments() || mapping.kind() == Kind.CUSTOMERS);
        if (!attribute && (target == null || !target.belongsTo(mapping.kind()))) {
            add("intake/unknown-target", place + id, id);
        }
    }

    private void required() {
        for (Target target : Target.required(mapping.kind())) {
            if (!has(target)) {
                missing(target);
            }
        }
        if (mapping.kind() == Kind.ORDER_LINES
                && !has(Target.AMOUNT)
                && !(has(Target.QUANTITY) && has(Target.UNIT_PRICE))) {
            add("intake/mapping-without-amount", "columns.amount", "");
        }
        boolean rates = mapping.kind() == Kind.EXCHANGE_RATES;
        if (rates && !has(Target.RATE_BASE)) {
            missing(Target.RATE_BASE);
        }
        boolean wide = RateBinder.WIDE.equalsIgnoreCase(mapping.constants().get(RateBinder.LAYOUT));
        if (rates && !wide && !(has(Target.RATE) && has(Target.RATE_QUOTE))) {
            missing(Target.RATE);
        }
    }

    private void missing(Target target) {
        findings.add(
                new Finding("intake/unmapped-field", "columns." + target.id(), null, Map.of("field", target.id())));
    }

    private boolean has(Target target) {
        return mapping.columns().containsKey(target.id()) || mapping.constants().containsKey(target.id());
    }

    private void formats() {
        for (String format : mapping.dateFormats()) {
            try {
                if (!DateReader.isSpecial(format)) {
                    DatePattern.of(format);
                }
            } catch (IllegalArgumentException _) {
                add("intake/bad-date-format", "dateFormats", format);
            }
        }
        String zone = mapping.zone();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException _) {
            add("intake/bad-zone", "zone", String.valueOf(zone));
        }
        String charset = mapping.charset();
        if (charset != null && !charset.isBlank() && Charsets.named(charset) == null) {
            add("intake/unknown-charset", "charset", charset);
        }
    }

    private void patterns() {
        for (String pattern : mapping.nonGoods().patterns()) {
            try {
                if (pattern.length() > MAX_PATTERN) {
                    add("intake/bad-pattern", "nonGoods.patterns", pattern.substring(0, MAX_PATTERN));
                } else {
                    Pattern.compile(pattern);
                }
            } catch (PatternSyntaxException _) {
                add("intake/bad-pattern", "nonGoods.patterns", pattern);
            }
        }
    }

    private void currencies() {
        for (Target target : List.of(Target.CURRENCY, Target.RATE_BASE, Target.RATE_QUOTE)) {
            String code = mapping.constants().get(target.id());
            if (code != null && CurrencyNames.code(code) == null) {
                boolean shared = !CurrencyNames.meanings(code).isEmpty();
                add(shared ? "intake/ambiguous-currency" : "intake/not-a-currency", "constants." + target.id(), code);
            }
        }
    }

    private void columns(List<String> header) {
        mapping.columns().forEach((target, column) -> {
            if (!header.contains(column)) {
                add("intake/column-missing", "columns." + target, column);
            }
        });
        String marked = mapping.creditNote().column();
        if (marked != null && mapping.creditNote().marked() && !header.contains(marked)) {
            add("intake/column-missing", "creditNote.column", marked);
        }
    }

    private void add(String slug, String place, String value) {
        findings.add(new Finding(slug, place, value, Map.of("column", value, "file", file)));
    }
}
