package dev.fenji.intake.run;

import dev.fenji.customer.Customers;
import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.Guess;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.mapping.Target;
import dev.fenji.intake.reading.DataFile;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A first look at an uploaded file: what it is, what its columns may mean, how its first rows would be read. */
@Component
public class FileLook {

    /** A column with what stands in it and what it probably is. */
    public record Column(
            String name, List<String> samples, @Nullable String guess) {}

    public record Suggestion(String mapping, double score) {}

    public record Look(
            String name,
            long size,
            List<String> parts,
            DataFile.Format format,
            @Nullable String charset,
            @Nullable String delimiter,
            List<String> sheets,
            List<Column> columns,
            @Nullable String suggestedMapping,
            List<Suggestion> suggestions,
            Mapping draft) {}

    /** How a file is to be read where the detection was wrong; {@code file} names another one of the bundle. */
    public record Dialect(
            @Nullable String charset,
            @Nullable String delimiter,
            @Nullable String sheet,
            @Nullable String file,
            int skipRows) {

        public static final Dialect DETECTED = new Dialect(null, null, null, null, 0);
    }

    public record PreviewRow(long row, Map<String, Object> values, List<Finding> findings) {}

    private static final int SAMPLED_ROWS = 2_000;
    private static final int SHOWN_SAMPLES = 5;
    private static final int MAX_SAMPLE = 200;

    private static final int MAX_TITLES = 5;
    private static final int LEAST_COLUMNS = 3;

    /** A mapping that finds less of its columns than this is not worth suggesting. */
    private static final double WORTH_SUGGESTING = 0.8;

    private final FileStore files;
    private final Mappings mappings;
    private final Organisation organisation;
    private final ExchangeRates rates;
    private final Customers customers;
    private final RowScope scope;

    FileLook(
            FileStore files,
            Mappings mappings,
            Organisation organisation,
            ExchangeRates rates,
            Customers customers,
            RowScope scope) {
        this.files = files;
        this.mappings = mappings;
        this.organisation = organisation;
        this.rates = rates;
        this.customers = customers;
        this.scope = scope;
    }

    public Look look(long fileId, Dialect dialect) {
        Bundle bundle = files.bundle(fileId);
        DataFile main = bundle.settled(dialect.file(), dialect.charset(), dialect.delimiter(), dialect.sheet());
        int skip = headerAfter(main, dialect.skipRows());
        try (RowReader reader = main.open(skip, files.limits())) {
            List<String> header = reader.header();
            Map<String, List<String>> samples = samples(reader);
            Mapping draft = draft(main.name(), header, samples).skipping(skip);
            Map<String, Target> guesses = Guess.targets(header, draft.kind());
            List<Suggestion> suggestions = suggestions(bundle, header);
            return new Look(
                    files.stored(fileId).name(),
                    files.stored(fileId).size(),
                    bundle.files().stream().map(DataFile::name).toList(),
                    main.format(),
                    main.charset() == null ? null : main.charset().name(),
                    main.format() == DataFile.Format.CSV ? String.valueOf(main.delimiter()) : null,
                    main.sheets(files.limits()),
                    header.stream()
                            .map(c -> new Column(c, shown(samples.getOrDefault(c, List.of())), id(guesses.get(c))))
                            .toList(),
                    suggestions.isEmpty() ? null : suggestions.getFirst().mapping(),
                    suggestions,
                    draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inputs of potential belong to customers that are there: their source is the one that knows the keys. */
    private Mapping draft(String file, List<String> header, Map<String, List<String>> samples) {
        Mapping draft = Guess.mapping(sourceOf(file), header, samples);
        String column = draft.columns().get(Target.CUSTOMER_KEY.id());
        if (draft.kind() != Kind.POTENTIAL_INPUTS || column == null) {
            return draft;
        }
        String source = customers.sourceOf(samples.getOrDefault(column, List.of()));
        return source == null ? draft : Guess.mapping(source, header, samples);
    }

    /** A mapping that says whose keys these are. */
    Mapping settled(long fileId, Mapping mapping) {
        return mapping.leavesSourceOpen()
                ? mapping.from(look(fileId, Dialect.DETECTED).draft().source())
                : mapping;
    }

    /** How many lines stand above the names of the columns: titles, and what is left blank below them. */
    private int headerAfter(DataFile main, int least) {
        for (int skip = least; skip <= least + MAX_TITLES; skip++) {
            try (RowReader reader = main.open(skip, files.limits())) {
                if (!isTitle(reader)) {
                    return skip;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return least;
    }

    /** One text alone above wider rows is the title of the sheet, not the name of a column. */
    private static boolean isTitle(RowReader reader) throws IOException {
        Row below = new Row();
        List<String> header = reader.header();
        long named = IntStream.range(0, header.size())
                .filter(i -> !header.get(i).equals("Column " + (i + 1)))
                .count();
        return named <= 1 && reader.next(below) && below.filled() >= LEAST_COLUMNS;
    }

    private static @Nullable String id(@Nullable Target target) {
        return target == null ? null : target.id();
    }

    private static Map<String, List<String>> samples(RowReader reader) throws IOException {
        Map<String, List<String>> samples = new LinkedHashMap<>();
        reader.header().forEach(c -> samples.put(c, new ArrayList<>()));
        Row row = new Row();
        for (int n = 0; n < SAMPLED_ROWS && reader.next(row); n++) {
            for (int i = 0; i < reader.header().size(); i++) {
                String text = row.string(i);
                samples.getOrDefault(reader.header().get(i), new ArrayList<>())
                        .add(text.length() > MAX_SAMPLE ? text.substring(0, MAX_SAMPLE) : text);
            }
        }
        return samples;
    }

    private List<String> shown(List<String> samples) {
        return samples.stream()
                .filter(s -> !s.isBlank() && !scope.hidden())
                .distinct()
                .limit(SHOWN_SAMPLES)
                .toList();
    }

    /** Mappings whose columns are (nearly) all there; sets of mappings when the bundle has all their files. */
    private List<Suggestion> suggestions(Bundle bundle, List<String> header) {
        List<Suggestion> found = new ArrayList<>();
        mappings.sets().forEach((name, members) -> {
            boolean complete = members.stream().map(mappings::get).allMatch(m -> hasFiles(bundle, m));
            if (complete && bundle.files().size() > 1) {
                found.add(new Suggestion(name, 1));
            }
        });
        for (Mapping mapping : mappings.all()) {
            if (mapping.leavesSourceOpen()) {
                continue; // the draft reads the same columns and knows the source
            }
            double score = score(bundle, header, mapping);
            if (score >= WORTH_SUGGESTING) {
                found.add(new Suggestion(mapping.name(), Math.round(score * 100) / 100.0));
            }
        }
        found.sort(Comparator.comparingDouble(Suggestion::score).reversed());
        return found;
    }

    private static boolean hasFiles(Bundle bundle, Mapping mapping) {
        return (mapping.file() == null || bundle.has(mapping.file()))
                && mapping.lookups().stream().allMatch(l -> bundle.has(l.file()));
    }

    private static double score(Bundle bundle, List<String> header, Mapping mapping) {
        if (!hasFiles(bundle, mapping)) {
            return 0;
        }
        List<String> own = mapping.columns().values().stream()
                .filter(c -> mapping.lookups().stream().noneMatch(l -> c.startsWith(l.name() + ".")))
                .distinct()
                .toList();
        if (own.isEmpty()) {
            return 0;
        }
        double there = (double) own.stream().filter(header::contains).count() / own.size();
        // Among mappings that fit, the one that explains more of the file.
        return there < 1 ? there * 0.95 : 0.95 + 0.05 * Math.min(1, (double) own.size() / header.size());
    }

    private static String sourceOf(String fileName) {
        String base = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = base.indexOf('.');
        return (dot > 0 ? base.substring(0, dot) : base)
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', '-');
    }

    /** The first rows as a mapping reads them, good or bad. */
    public List<PreviewRow> preview(long fileId, Mapping mapping, int rows) {
        Mappings.requireSound(mapping);
        OrganisationProfile profile = organisation.current();
        RateCheck rateCheck = new RateCheck(rates, profile.baseCurrency(), profile.zone());
        Bundle bundle = files.bundle(fileId);
        try (RowReader reader = bundle.open(mapping, null, files.limits())) {
            Mappings.requireSound(mapping, bundle.main(mapping).name(), reader.header());
            Binder binder = Binder.of(mapping, reader.header(), profile.zone());
            List<PreviewRow> shown = new ArrayList<>();
            Row row = new Row();
            while (!scope.hidden() && shown.size() < rows && reader.next(row)) {
                List<Finding> findings = new ArrayList<>(binder.bind(row));
                if (findings.isEmpty() && binder instanceof LineBinder line) {
                    Finding missing = rateCheck.of(line.currency(), line.occurredAt(), null);
                    if (missing != null) {
                        findings.add(missing);
                    }
                }
                shown.add(new PreviewRow(row.number(), binder.values(), findings));
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
